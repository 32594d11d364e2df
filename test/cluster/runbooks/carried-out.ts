import { runbookOf } from '../../../lib/review';
import type { Manifest } from '../../manifests';
import { type TestNamespace, until } from '../kubectl';
import type { Case } from './cases';
import { dataOf, podsOf, type Uids } from './seen';
import { applied, changeIn, only, rolledOut, sh, started } from './stage';

const STUCK_SECONDS = 120;

/** What was seen of a runbook that was run. */
export interface Run {
  /** Pods and their uids before the runbook, after it, and after it was run once more. */
  readonly uids: readonly [before: Uids, after: Uids, again: Uids];
  readonly data: Readonly<Record<string, string>>;
  readonly seen: unknown;
}

/** Brings a case about and runs its runbook, twice. */
export async function carriedOut({ base, stuck, head, runbook = runbookOf, lostBehind, seen }: Case): Promise<Run> {
  const namespace = await started(base);
  const before = await podsOf(namespace);
  if (stuck) await rolloutStuck(namespace, stuck);
  const lines = runbook(await changeIn(namespace, base, head)) ?? [];
  if (lostBehind !== undefined) await lost(lines, lostBehind);
  const uids = async () => {
    await sh(lines);
    await rolledOut(namespace, only(head).metadata.name);
    return podsOf(namespace);
  };
  const run: Run = {
    uids: [before, await uids(), await uids()],
    data: await dataOf(namespace),
    seen: await seen?.(namespace),
  };
  namespace.delete();
  return run;
}

/** Runs a runbook to just behind the first command of a kind. */
async function lost(lines: readonly string[], kind: string): Promise<void> {
  const at = lines.findIndex((line) => line.includes(kind));
  expect(at).toBeGreaterThan(0);
  const failing = sh([...lines.slice(0, at + 1), 'echo connection lost; exit 1', ...lines.slice(at + 1)]);
  await expect(failing).rejects.toThrow('connection lost');
}

async function rolloutStuck(namespace: TestNamespace, objects: readonly Manifest[]): Promise<void> {
  await applied(namespace, objects);
  // A pod that is only being created waits as well.
  const waiting = ({ status }: Manifest) =>
    status.containerStatuses?.some(({ state }: Manifest) => /Image/.test(state.waiting?.reason));
  await until('a pod waits', STUCK_SECONDS, async () => (await namespace.read('pods')).items.some(waiting));
}
