import type { Outcome } from '../cluster';
import { uncoveredDataWarnings } from './image-warnings';
import { sharedClaimWarnings } from './shared-claims';
import type { Storage } from './storage';
import type { Succession } from './successors';
import { changedUserWarnings } from './users';
import type { PodVolume } from './volumes';
import { persistentMountsOf, podsAfter, podsBefore, type WorkloadPods } from './workload-pods';

const SCALABLE_KINDS = ['Deployment', 'ReplicaSet', 'ReplicationController', 'StatefulSet'];

/** What BASE and HEAD have beside an object. */
interface DataWarningContext {
  readonly storage: Storage;
  /** The workloads that new ones take the place of, by the keys of the new. */
  readonly successions: ReadonlyMap<string, Succession>;
  /** The keys of the objects of HEAD. */
  readonly applied: ReadonlySet<string>;
}

/** What may go wrong with the data of an object. */
export interface DataWarnings {
  /** After which data may be lost or out of reach. */
  readonly grave: readonly string[];
  /** After which pods may wait for their data. */
  readonly others: readonly string[];
}

/** What may go wrong with the data of an object that is created or updated. */
export function dataWarnings(outcome: Outcome, { storage, successions, applied }: DataWarningContext): DataWarnings {
  const now = podsAfter(outcome, storage);
  const predecessors = outcome.before === undefined ? (successions.get(outcome.key)?.from ?? []) : [outcome];
  const users = predecessors.flatMap((one) => changedUserWarnings(podsBefore(one, storage), now));
  const running = predecessors.filter((one) => one !== outcome && !applied.has(one.key));
  return {
    grave: [
      ...uncoveredDataWarnings(now),
      ...running.flatMap((one) => twoWritersWarnings(one, podsAfter(one, storage), now)),
      ...new Set(users),
    ],
    others: sharedClaimWarnings(outcome, now, storage),
  };
}

/** A workload that is left running, and whose data its successor mounts too. */
function twoWritersWarnings({ identity }: Outcome, left: WorkloadPods, now: WorkloadPods): string[] {
  const taken = new Set(persistentLocationsOf(left));
  if (!persistentLocationsOf(now).some((location) => taken.has(location))) return [];
  const { kind, name, namespace } = identity;
  const resource = `${kind.toLowerCase()}/${name}`;
  const action = SCALABLE_KINDS.includes(kind) ? `scale ${resource} --replicas=0` : `delete ${resource}`;
  const command = `kubectl ${action}${namespace === null ? '' : ` -n ${namespace}`}`;
  return [
    `${kind} ${name} is left running and mounts the same data: both write to it, or the new pods wait for the volume. Stop it before the apply: \`${command}\``,
  ];
}

function persistentLocationsOf(sight: WorkloadPods): readonly string[] {
  return persistentMountsOf(sight).flatMap(({ volume }) => (sight.volumes.get(volume) as PodVolume).locations);
}
