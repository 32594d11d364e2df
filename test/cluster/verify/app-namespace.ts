import type { Manifest } from '../../manifests';
import { kubectl, listOf, TestNamespace } from '../kubectl';
import { type NamespaceState, readState } from './namespace-state';

const SECRET = ['create', 'secret', 'generic', 'my-secret', '--from-literal=MY_USER=a', '--from-literal=MY_PASS=b'];

/** A namespace with apps, whose state is compared before and after runs of `verify`. */
export class AppNamespace {
  private static readonly all: AppNamespace[] = [];

  /** Deletes all these namespaces with their objects. */
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

  /** The state when all pods were ready. */
  get before(): NamespaceState {
    return this.#before as NamespaceState;
  }

  /** Waits until all pods are ready, except those of apps that never get ready. Then stores the state. */
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
