import { isBelowPartition } from '../../stateful-sets';
import type { Field } from '../../validation';
import { pollUntil } from '../clock';
import type { CheckContext } from '../context';
import {
  areAllPodsReady,
  claimNamesOf,
  describeNotReady,
  isPodReady,
  type LivePod,
  readWithExistingPods,
  revisionOf,
  uidOf,
} from '../live-pods';
import { CheckSkipped } from '../unchecked';
import type { Undo } from '../undo';
import { readCount, visitPod } from './counter';
import { findRecentFiles, type WrittenFile } from './recent-files';

/** So many visits that a count which started anew would be seen to be smaller. */
const VISITS = 40;
const PROBES = ['startupProbe', 'livenessProbe', 'readinessProbe'];

/** A claim as a pod has it. */
export interface ClaimSnapshot {
  readonly name: string;
  readonly uid: string;
  readonly volume: string;
}

/** What was seen of a pod before it was deleted, or after it was back. */
export interface PodSnapshot {
  readonly uid: string;
  readonly claims: readonly ClaimSnapshot[];
  /** What the app counted; undefined where it wasn't asked, or told no number. */
  readonly count: number | undefined;
}

/** A pod that was deleted, and came back. */
export interface RecreatedPod {
  readonly pod: string;
  readonly before: PodSnapshot;
  readonly after: PodSnapshot;
  /** The pod as it is when it is back. */
  readonly live: Field;
  /** How long it was away. */
  readonly seconds: number;
  /** The most that a count which began anew could have come to since. */
  readonly maxRequests: number;
  /** The files outside of its volumes that it wrote before; undefined where they can't be seen. */
  readonly writes: readonly WrittenFile[] | undefined;
}

type Setup = Omit<CheckContext, 'deletion' | 'marks' | 'helper' | 'hasPassed' | 'copyName'>;

/** Deletes one pod, once, for all checks that look at what becomes of it. */
export class PodDeletion {
  #done: Promise<RecreatedPod | string> | undefined;

  constructor(private readonly setup: Setup) {}

  /**
   * What was seen, or why no pod came back.
   *
   * @throws Unchecked where none is deleted
   */
  deletePod(): Promise<RecreatedPod | string> {
    this.#done ??= this.carryOut();
    return this.#done;
  }

  /** The last pod that comes back as it is. */
  private async pod(): Promise<LivePod> {
    const { statefulSet, pods } = await readWithExistingPods(this.setup);
    if (!areAllPodsReady(statefulSet, pods)) throw new CheckSkipped('no pod was deleted: not all are ready any more');
    const pod = pods.filter((one) => comesBackAsItIs(one, statefulSet)).at(-1);
    if (pod === undefined) throw new CheckSkipped('no pod was deleted: each would come back on another revision');
    return pod;
  }

  private async carryOut(): Promise<RecreatedPod | string> {
    const { app, cluster, settings: choices, clock: time, progress, undoStack: repairs } = this.setup;
    const { name: pod, object } = await this.pod();
    if (choices.counterPath !== undefined) await visitPod(this.setup, pod, VISITS);
    const before = await this.look(pod, object);
    const writes =
      choices.counterPath === undefined ? undefined : await findRecentFiles(cluster, pod, app.firstContainer);
    progress(`deletes ${pod}, and waits until it is back`);
    const start = time.now();
    const repair = this.noteRepair(pod);
    await cluster.delete('pods', [pod], { wait: false });
    const back = await this.waitFor(pod, before.uid);
    if (typeof back === 'string') return back;
    await repairs.run(repair);
    const seconds = Math.round((time.now() - start) / 1000);
    const after = await this.look(pod, back);
    return { pod, before, after, live: back, seconds, maxRequests: this.mostRequests(seconds), writes };
  }

  private noteRepair(pod: string): Undo {
    const { lasting, undoStack: repairs } = this.setup;
    return repairs.add({
      leftover: `${pod}, which was deleted`,
      manualCommand: ['get', 'pod', pod],
      undo: async () => {
        const back = await pollUntil(lasting.time, this.mostSeconds(), async () => {
          const found = await lasting.cluster.find('pods', pod);
          // The same pod, ready and not ending, was never deleted.
          return found !== undefined && isPodReady(found) ? true : undefined;
        });
        if (back === undefined) throw new Error('it is not ready again');
      },
    });
  }

  private async waitFor(pod: string, uid: string): Promise<Field | string> {
    let last = 'is not made again';
    const back = await pollUntil(this.setup.clock, this.mostSeconds(), async () => {
      const found = await this.setup.cluster.find('pods', pod);
      if (found === undefined || uidOf(found) === uid) return undefined;
      last = describeNotReady(found);
      return isPodReady(found) ? found : undefined;
    });
    return back ?? `${pod} did not come back within ${this.mostSeconds()} seconds: it ${last}`;
  }

  private mostSeconds(): number {
    const grace = this.setup.app.podSpec.at('terminationGracePeriodSeconds').number as number;
    return this.setup.settings.timeoutSeconds + grace;
  }

  /** What the kubelet may have asked in so many seconds, and whoever looks. */
  private mostRequests(seconds: number): number {
    const periods = this.setup.app.containers.flatMap((container) =>
      PROBES.map((name) => container.at(name, 'periodSeconds').number ?? Number.POSITIVE_INFINITY),
    );
    return periods.reduce((sum, period) => sum + seconds / period + 1, 0);
  }

  private async look(name: string, pod: Field): Promise<PodSnapshot> {
    const { cluster, settings: choices } = this.setup;
    const claims = await Promise.all(claimNamesOf(pod).map((claim) => cluster.find('persistentvolumeclaims', claim)));
    return {
      uid: uidOf(pod),
      claims: claims.filter((claim) => claim !== undefined).map(snapshotClaim),
      count: choices.counterPath === undefined ? undefined : await readCount(this.setup, name, choices.counterPath),
    };
  }
}

function snapshotClaim(claim: Field): ClaimSnapshot {
  return {
    name: claim.at('metadata', 'name').scalar,
    uid: uidOf(claim),
    volume: claim.at('spec', 'volumeName').scalar,
  };
}

/** Whether the controller makes a pod again on the revision that it has. */
function comesBackAsItIs({ ordinal, object }: LivePod, statefulSet: Field): boolean {
  const { scalar: updated } = statefulSet.at('status', 'updateRevision');
  const { scalar: current } = statefulSet.at('status', 'currentRevision');
  return revisionOf(object) === (isBelowPartition(statefulSet, ordinal) ? current : updated);
}
