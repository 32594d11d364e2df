import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { forecast, readFolder } from '../../../lib/review';
import type { Manifest } from '../../manifests';
import { listOf, type TestNamespace } from '../kubectl';
import { createNamespace, folder, runScript } from './namespaces';

/** A change for which the review shows a runbook. */
export interface ReviewedChange {
  readonly base: readonly Manifest[];
  readonly head: readonly Manifest[];
  /** The kind of the object with the runbook. */
  readonly kind: string;
}

/** A namespace with BASE, and the runbook to HEAD. */
export interface StagedChange {
  readonly namespace: TestNamespace;
  readonly lines: readonly string[];
  /** Runs the runbook. */
  run(): Promise<string>;
}

/** Applies BASE in a namespace of its own, and asks the review for the runbook to HEAD. */
export async function stageChange({ base, head, kind }: ReviewedChange): Promise<StagedChange> {
  const namespace = createNamespace();
  const [from, to] = [writeManifests(namespace, 'base', base), writeManifests(namespace, 'head', head)];
  if (base.length > 0)
    await namespace.runKubectl(['apply', '--filename=-'], readFileSync(join(from, 'app.json'), 'utf8'));
  const source = base.length > 0 ? readFolder(from) : { objects: [], isMissing: true, notes: [] };
  const { objects } = forecast(source, readFolder(to), '1.34', to);
  const lines = objects.find((object) => object.kind === kind)?.runbook ?? [];
  expect(lines[0]).toMatch(/^# .{1,70}$/);
  expect(lines[1]).toBe('set -e');
  return { namespace, lines, run: () => runScript(lines) };
}

/** Writes objects of a namespace to a folder. Returns its path. */
function writeManifests(namespace: TestNamespace, name: string, objects: readonly Manifest[]): string {
  const path = join(folder, namespace.name, name);
  mkdirSync(path, { recursive: true });
  const placed = objects.map((object) => ({
    ...object,
    metadata: { ...object.metadata, ...(!isClusterScoped(object) && { namespace: namespace.name }) },
  }));
  writeFileSync(join(path, 'app.json'), listOf(placed));
  return path;
}

function isClusterScoped({ kind }: Manifest): boolean {
  return ['CustomResourceDefinition', 'StorageClass', 'ClusterRoleBinding'].includes(kind);
}

/** Runs a runbook up to the first command that contains words, as if the connection were lost after it. */
export async function loseConnection(lines: readonly string[], words: string): Promise<void> {
  const at = lines.findIndex((line) => line.includes(words));
  expect(at).toBeGreaterThan(0);
  const failing = runScript([...lines.slice(0, at + 1), 'echo connection lost; exit 1', ...lines.slice(at + 1)]);
  await expect(failing).rejects.toThrow('connection lost');
}
