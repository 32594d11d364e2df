import type { Manifest } from '../../manifests';
import { kubectl, listOf, TestNamespace } from '../kubectl';
import { type State, stateOf } from './state';

const SECRET = ['create', 'secret', 'generic', 'my-secret', '--from-literal=MY_USER=a', '--from-literal=MY_PASS=b'];

/** A namespace with apps in it. */
export class Stage {
  private static readonly all: Stage[] = [];

  /** Deletes all that were made, with what is in them. */
  static clear(): void {
    const names = Stage.all.map(({ name }) => name);
    if (names.length > 0) kubectl(['delete', 'namespace', ...names, '--wait=false']);
  }

  readonly namespace: TestNamespace;
  #before: State | undefined;

  constructor(
    private readonly objects: readonly Manifest[],
    labels: Readonly<Record<string, string>> = {},
  ) {
    this.namespace = TestNamespace.create(labels);
    Stage.all.push(this);
    this.namespace.kubectl(SECRET);
    this.namespace.kubectl(['apply', '--filename=-'], listOf(objects));
  }

  get name(): string {
    return this.namespace.name;
  }

  /** What stood there when all had settled. */
  get before(): State {
    return this.#before as State;
  }

  /** Waits until all pods are ready but those of these apps, which never are, and remembers what stands there. */
  async settle(unready: readonly string[] = []): Promise<void> {
    for (const { kind, metadata } of this.objects) {
      if (kind !== 'StatefulSet' || unready.includes(metadata.name)) continue;
      await this.namespace.run(['rollout', 'status', `statefulset/${metadata.name}`, '--timeout=180s']);
    }
    const { data, ...before } = await stateOf(this.namespace);
    // Pods that never get ready may not have written their data yet.
    const written = Object.entries(data).filter(([pod]) => !unready.includes(pod.replace(/-\d+$/, '')));
    this.#before = { ...before, data: Object.fromEntries(written) };
  }
}
