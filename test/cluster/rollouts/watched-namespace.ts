import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { stringify } from 'yaml';
import type { Manifest } from '../../manifests';
import type { TestNamespace } from '../kubectl';
import { createNamespace, runScript } from '../runbooks';
import { isReady, isStuck, ownerOf, revisionOf } from './pods';
import { Watch } from './watch';

const POLL_MS = 100;
/** The time without events after which a rollout has ended: if it is complete, and if a pod cannot start. */
const [QUIET_MS, STUCK_QUIET_MS] = [1000, 3000];
const TIMEOUT_MS = 300_000;

/** A namespace whose pods and StatefulSets are watched, and folders that are applied to it. */
export class WatchedNamespace {
  readonly #folder = mkdtempSync(join(tmpdir(), 'rollouts-'));
  readonly namespace: TestNamespace = createNamespace();
  readonly pods = new Watch(this.namespace.name, 'pods');
  readonly statefulSets = new Watch(this.namespace.name, 'statefulsets');

  /** Writes manifests to a folder, and returns its path. */
  writeFolder(name: string, manifests: readonly Manifest[]): string {
    const path = join(this.#folder, name);
    mkdirSync(path);
    writeFileSync(join(path, 'app.yaml'), manifests.map((one) => stringify(one)).join('---\n'));
    return path;
  }

  /** Applies a folder, and waits until rollouts have ended. Returns how long that took, and whether apply succeeded. */
  async apply(folder: string): Promise<{ readonly seconds: number; readonly isAccepted: boolean }> {
    const begin = Date.now();
    const printed = await runScript([
      `kubectl -n ${this.namespace.name} apply -f ${folder}/ -o json 2>/dev/null`,
    ]).catch(() => undefined);
    const applied = Date.now();
    const sets: Manifest[] = JSON.parse(printed ?? '{"items":[]}').items.filter(isStatefulSet);
    await this.#settle(applied, sets);
    return { seconds: (Math.max(this.#last, applied) - begin) / 1000, isAccepted: printed !== undefined };
  }

  /** Ends the watches, and deletes the folders and the namespace. Does not wait until it is deleted. */
  delete(): void {
    this.pods.close();
    this.statefulSets.close();
    rmSync(this.#folder, { recursive: true });
    this.namespace.delete();
  }

  get #last(): number {
    return Math.max(this.pods.lastEventMs, this.statefulSets.lastEventMs);
  }

  async #settle(applied: number, sets: readonly Manifest[]): Promise<void> {
    const deadline = applied + TIMEOUT_MS;
    while (Date.now() < deadline) {
      const quiet = Date.now() - Math.max(this.#last, applied);
      if (quiet >= QUIET_MS && this.#areWatched(sets)) {
        if (this.pods.objects.some(isStuck) ? quiet >= STUCK_QUIET_MS : this.#isComplete) return;
      }
      await setTimeout(POLL_MS);
    }
    throw new Error(
      `The rollout did not end. Status of the pods: ${JSON.stringify(this.pods.objects.map(({ status }) => status))}`,
    );
  }

  /** Whether the watch has seen StatefulSets as they were applied. */
  #areWatched(sets: readonly Manifest[]): boolean {
    const known = new Map(this.statefulSets.objects.map(({ metadata }) => [metadata.uid, metadata.generation]));
    return sets.every(({ metadata }) => known.get(metadata.uid) >= metadata.generation);
  }

  get #isComplete(): boolean {
    const pods = this.pods.objects;
    return this.statefulSets.objects.every((set) =>
      isComplete(
        set,
        pods.filter((pod) => ownerOf(pod) === set.metadata.name),
      ),
    );
  }
}

const isStatefulSet = ({ kind }: Manifest): boolean => kind === 'StatefulSet';

/** Whether the controller has observed the current StatefulSet, and its pods are as it wants them. */
function isComplete({ metadata, spec, status }: Manifest, pods: readonly Manifest[]): boolean {
  const { observedGeneration, replicas, availableReplicas = 0, updateRevision } = status;
  const { type, rollingUpdate } = spec.updateStrategy;
  const first = type === 'OnDelete' ? Number.POSITIVE_INFINITY : (rollingUpdate?.partition ?? 0);
  const isDone = (pod: Manifest) => {
    const index = Number(/\d+$/.exec(pod.metadata.name)) - (spec.ordinals?.start ?? 0);
    return index >= 0 && index < spec.replicas && isReady(pod) && (index < first || revisionOf(pod) === updateRevision);
  };
  return (
    observedGeneration === metadata.generation &&
    [replicas, availableReplicas, pods.length].every((count) => count === spec.replicas) &&
    pods.every(isDone)
  );
}
