import { isBelowPartition } from '../../kubernetes';
import type { Field } from '../../validation';
import type { AppContext } from '../app-context';
import { pollUntil } from '../clock';
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
import { CheckSkipped } from '../report';
import type { UndoAction } from '../undo';
import { readCount, visitPod } from './counter';
import { findRecentFiles, type WrittenFile } from './recent-files';

/** Enough visits that a count which starts again is clearly smaller. */
const VISITS = 40;
const PROBES = ['startupProbe', 'livenessProbe', 'readinessProbe'];

/** A claim that a pod mounts. */
export interface ClaimSnapshot {
  readonly name: string;
  readonly uid: string;
  readonly volume: string;
}

/** A pod at one moment. */
export interface PodSnapshot {
  readonly uid: string;
  readonly claims: readonly ClaimSnapshot[];
  /** The number that the app shows. Undefined if it was not requested, or there is none. */
  readonly count: number | undefined;
}

/** A pod that was deleted, and created again by its StatefulSet. */
export interface RecreatedPod {
  readonly pod: string;
  readonly before: PodSnapshot;
  readonly after: PodSnapshot;
  /** The new pod. */
  readonly live: Field;
  /** The time from the deletion until the new pod was ready. */
  readonly seconds: number;
  /** The highest count that an app can reach in this time from 0, by the requests of its probes. */
  readonly maxRequests: number;
  /** The files outside of volumes that the old pod wrote. Undefined if its image has no shell with `find`. */
  readonly writtenFiles: readonly WrittenFile[] | undefined;
}

/** Deletes one pod of an app, once for all checks that look at the result. */
export class PodDeletion {
  #result: Promise<RecreatedPod | string> | undefined;

  constructor(private readonly context: AppContext) {}

  /**
   * Deletes a pod, unless that was done before, and waits until it is ready again.
   *
   * @returns the pod, or why it did not come back
   * @throws CheckSkipped if no pod can be deleted
   */
  deletePod(): Promise<RecreatedPod | string> {
    this.#result ??= this.deleteOnce();
    return this.#result;
  }

  private async deleteOnce(): Promise<RecreatedPod | string> {
    const { app, cluster, settings, clock, progress, undoStack } = this.context;
    const { name: pod, object } = await this.choosePod();
    const isCounting = settings.counterPath !== undefined;
    if (isCounting) await visitPod(this.context, pod, VISITS);
    const before = await this.takeSnapshot(pod, object);
    const writtenFiles = isCounting ? await findRecentFiles(cluster, pod, app.firstContainer) : undefined;
    progress(`deletes ${pod}, and waits until it is back`);
    const start = clock.now();
    const undoAction = this.addUndoAction(pod);
    await cluster.delete('pods', [pod], { wait: false });
    const live = await this.waitForNewPod(pod, before.uid);
    if (typeof live === 'string') return live;
    await undoStack.run(undoAction);
    const seconds = Math.round((clock.now() - start) / 1000);
    const after = await this.takeSnapshot(pod, live);
    return { pod, before, after, live, seconds, maxRequests: this.maxRequestsWithin(seconds), writtenFiles };
  }

  /** The last pod that is created again with the revision that it has. */
  private async choosePod(): Promise<LivePod> {
    const found = await readWithExistingPods(this.context);
    if (!areAllPodsReady(found)) throw new CheckSkipped('no pod was deleted: not all are ready any more');
    const pod = found.pods.findLast((one) => isRecreatedUnchanged(one, found.statefulSet));
    if (pod === undefined) throw new CheckSkipped('no pod was deleted: each would come back on another revision');
    return pod;
  }

  /** The StatefulSet creates the pod again by itself: the action only waits. */
  private addUndoAction(pod: string): UndoAction {
    return this.context.undoStack.add({
      leftover: `${pod}, which was deleted`,
      manualCommand: ['get', 'pod', pod],
      undo: async ({ cluster, clock }) => {
        const isReady = await pollUntil(clock, this.timeoutSeconds(), async () => {
          const found = await cluster.find('pods', pod);
          return (found !== undefined && isPodReady(found)) || undefined;
        });
        if (!isReady) throw new Error('it is not ready again');
      },
    });
  }

  private async waitForNewPod(pod: string, oldUid: string): Promise<Field | string> {
    const { cluster, clock } = this.context;
    let state = 'is not created again';
    const newPod = await pollUntil(clock, this.timeoutSeconds(), async () => {
      const found = await cluster.find('pods', pod);
      if (found === undefined || uidOf(found) === oldUid) return undefined;
      state = describeNotReady(found);
      return isPodReady(found) ? found : undefined;
    });
    return newPod ?? `${pod} did not come back within ${this.timeoutSeconds()} seconds: it ${state}`;
  }

  private timeoutSeconds(): number {
    const { app, settings } = this.context;
    return settings.timeoutSeconds + Number(app.podSpec.at('terminationGracePeriodSeconds').scalar);
  }

  /** The most requests that the probes of all containers send in a time. */
  private maxRequestsWithin(seconds: number): number {
    const periods = this.context.app.containers.flatMap((container) =>
      PROBES.map((probe) => container.at(probe, 'periodSeconds').number ?? Number.POSITIVE_INFINITY),
    );
    return periods.reduce((sum, period) => sum + seconds / period + 1, 0);
  }

  private async takeSnapshot(name: string, pod: Field): Promise<PodSnapshot> {
    const { cluster, settings } = this.context;
    const claims = await Promise.all(claimNamesOf(pod).map((claim) => cluster.find('persistentvolumeclaims', claim)));
    return {
      uid: uidOf(pod),
      claims: claims.filter((claim) => claim !== undefined).map(snapshotClaim),
      count: settings.counterPath === undefined ? undefined : await readCount(this.context, name, settings.counterPath),
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

/** Whether the controller creates a pod again with the revision that it has. */
function isRecreatedUnchanged({ ordinal, object }: LivePod, statefulSet: Field): boolean {
  const revision = isBelowPartition(statefulSet, ordinal) ? 'currentRevision' : 'updateRevision';
  return revisionOf(object) === statefulSet.at('status', revision).scalar;
}
