import { isBelowPartition } from '../../kubernetes';
import type { Field } from '../../validation';
import type { Context } from '../context';
import { areReady, claimsMountedBy, isReady, type Pod, revisionOf, standingWithPods, troubleOf, uidOf } from '../pods';
import type { Repair } from '../repairs';
import { until } from '../time';
import { Unchecked } from '../unchecked';
import { countOf, visit } from './counter';
import { type Written, writesOutside } from './writes';

/** So many visits that a count which started anew would be seen to be smaller. */
const VISITS = 40;
const PROBES = ['startupProbe', 'livenessProbe', 'readinessProbe'];

/** A claim as a pod has it. */
export interface ClaimSeen {
  readonly name: string;
  readonly uid: string;
  readonly volume: string;
}

/** What was seen of a pod before it was deleted, or after it was back. */
export interface Seen {
  readonly uid: string;
  readonly claims: readonly ClaimSeen[];
  /** What the app counted; undefined where it wasn't asked, or told no number. */
  readonly count: number | undefined;
}

/** A pod that was deleted, and came back. */
export interface Deleted {
  readonly pod: string;
  readonly before: Seen;
  readonly after: Seen;
  /** The pod as it is when it is back. */
  readonly back: Field;
  /** How long it was away. */
  readonly seconds: number;
  /** The most that a count which began anew could have come to since. */
  readonly mostNew: number;
  /** The files outside of its volumes that it wrote before; undefined where they can't be seen. */
  readonly writes: readonly Written[] | undefined;
}

type Setup = Omit<Context, 'deletion' | 'marks' | 'helper' | 'hasPassed' | 'copyName'>;

/** Deletes one pod, once, for all checks that look at what becomes of it. */
export class Deletion {
  #done: Promise<Deleted | string> | undefined;

  constructor(private readonly setup: Setup) {}

  /**
   * What was seen, or why no pod came back.
   *
   * @throws Unchecked where none is deleted
   */
  done(): Promise<Deleted | string> {
    this.#done ??= this.carryOut();
    return this.#done;
  }

  /** The last pod that comes back as it is. */
  private async pod(): Promise<Pod> {
    const { statefulSet, pods } = await standingWithPods(this.setup);
    if (!areReady(statefulSet, pods)) throw new Unchecked('no pod was deleted: not all are ready any more');
    const pod = pods.filter((one) => comesBackAsItIs(one, statefulSet)).at(-1);
    if (pod === undefined) throw new Unchecked('no pod was deleted: each would come back on another revision');
    return pod;
  }

  private async carryOut(): Promise<Deleted | string> {
    const { app, cluster, choices, time, progress, repairs } = this.setup;
    const { name: pod, object } = await this.pod();
    if (choices.counter !== undefined) await visit(this.setup, pod, VISITS);
    const before = await this.look(pod, object);
    const writes = choices.counter === undefined ? undefined : await writesOutside(cluster, pod, app.firstContainer);
    progress(`deletes ${pod}, and waits until it is back`);
    const start = time.now();
    const repair = this.noteRepair(pod);
    await cluster.delete('pods', [pod], { wait: false });
    const back = await this.waitFor(pod, before.uid);
    if (typeof back === 'string') return back;
    await repairs.make(repair);
    const seconds = Math.round((time.now() - start) / 1000);
    const after = await this.look(pod, back);
    return { pod, before, after, back, seconds, mostNew: this.mostRequests(seconds), writes };
  }

  private noteRepair(pod: string): Repair {
    const { lasting, repairs } = this.setup;
    return repairs.note({
      left: `${pod}, which was deleted`,
      byHand: ['get', 'pod', pod],
      mend: async () => {
        const back = await until(lasting.time, this.mostSeconds(), async () => {
          const found = await lasting.cluster.find('pods', pod);
          // The same pod, ready and not ending, was never deleted.
          return found !== undefined && isReady(found) ? true : undefined;
        });
        if (back === undefined) throw new Error('it is not ready again');
      },
    });
  }

  private async waitFor(pod: string, uid: string): Promise<Field | string> {
    let last = 'is not made again';
    const back = await until(this.setup.time, this.mostSeconds(), async () => {
      const found = await this.setup.cluster.find('pods', pod);
      if (found === undefined || uidOf(found) === uid) return undefined;
      last = troubleOf(found);
      return isReady(found) ? found : undefined;
    });
    return back ?? `${pod} did not come back within ${this.mostSeconds()} seconds: it ${last}`;
  }

  private mostSeconds(): number {
    const grace = this.setup.app.podSpec.at('terminationGracePeriodSeconds').number as number;
    return this.setup.choices.seconds + grace;
  }

  /** What the kubelet may have asked in so many seconds, and whoever looks. */
  private mostRequests(seconds: number): number {
    const periods = this.setup.app.containers.flatMap((container) =>
      PROBES.map((name) => container.at(name, 'periodSeconds').number ?? Number.POSITIVE_INFINITY),
    );
    return periods.reduce((sum, period) => sum + seconds / period + 1, 0);
  }

  private async look(name: string, pod: Field): Promise<Seen> {
    const { cluster, choices } = this.setup;
    const claims = await Promise.all(
      claimsMountedBy(pod).map((claim) => cluster.find('persistentvolumeclaims', claim)),
    );
    return {
      uid: uidOf(pod),
      claims: claims.filter((claim) => claim !== undefined).map(seen),
      count: choices.counter === undefined ? undefined : await countOf(this.setup, name, choices.counter),
    };
  }
}

function seen(claim: Field): ClaimSeen {
  return {
    name: claim.at('metadata', 'name').scalar,
    uid: uidOf(claim),
    volume: claim.at('spec', 'volumeName').scalar,
  };
}

/** Whether the controller makes a pod again on the revision that it has. */
function comesBackAsItIs({ ordinal, object }: Pod, statefulSet: Field): boolean {
  const { scalar: updated } = statefulSet.at('status', 'updateRevision');
  const { scalar: current } = statefulSet.at('status', 'currentRevision');
  return revisionOf(object) === (isBelowPartition(statefulSet, ordinal) ? current : updated);
}
