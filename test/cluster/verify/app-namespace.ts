import type { Manifest } from '../../manifests';
import { kubectl, listOf, TestNamespace } from '../kubectl';
import { type NamespaceState, readState } from './namespace-state';

const SECRET = ['create', 'secret', 'generic', 'my-secret', '--from-literal=MY_USER=a', '--from-literal=MY_PASS=b'];

/** A namespace with apps in it. */
export class AppNamespace {
  private static readonly all: AppNamespace[] = [];

  /** Deletes all that were made, with what is in them. */
  static deleteAll(): void {
    const names = AppNamespace.all.map(({ name }) => name);
    if (names.length > 0) kubectl(['delete', 'namespace', ...names, '--wait=false']);
  }

  readonly namespace: TestNamespace;
  #before: NamespaceState | undefined;

  constructor(
    private readonly objects: readonly Manifest[],
    labels: Readonly<Record<string, string>> = {},
  ) {
    this.namespace = TestNamespace.create(labels);
    AppNamespace.all.push(this);
    this.namespace.kubectl(SECRET);
    this.namespace.kubectl(['apply', '--filename=-'], listOf(objects));
  }

  get name(): string {
    return this.namespace.name;
  }

  /** What stood there when all had settled. */
  get before(): NamespaceState {
    return this.#before as NamespaceState;
  }

  /** Waits until all pods are ready but those of these apps, which never are, and remembers what stands there. */
  async waitUntilReady(unready: readonly string[] = []): Promise<void> {
    for (const { kind, metadata } of this.objects) {
      if (kind !== 'StatefulSet' || unready.includes(metadata.name)) continue;
      await this.namespace.runKubectl(['rollout', 'status', `statefulset/${metadata.name}`, '--timeout=180s']);
    }
    const { data, ...before } = await readState(this.namespace);
    // Pods that never get ready may not have written their data yet.
    const written = Object.entries(data).filter(([pod]) => !unready.includes(pod.replace(/-\d+$/, '')));
    this.#before = { ...before, data: Object.fromEntries(written) };
  }
}
