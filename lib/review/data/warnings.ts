import type { Outcome } from '../cluster';
import { uncoveredData } from './image-warnings';
import { sharedClaims } from './shared-claims';
import { lastingMounts, type Sight, sightAfter, sightBefore } from './sight';
import type { Storage } from './storage';
import type { Succession } from './successors';
import { changedUsers } from './users';
import type { Volume } from './volumes';

const SCALABLE = ['Deployment', 'ReplicaSet', 'ReplicationController', 'StatefulSet'];

/** What BASE and HEAD have beside an object. */
interface Surroundings {
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
export function dataWarnings(outcome: Outcome, { storage, successions, applied }: Surroundings): DataWarnings {
  const now = sightAfter(outcome, storage);
  const predecessors = outcome.before === undefined ? (successions.get(outcome.key)?.from ?? []) : [outcome];
  const users = predecessors.flatMap((one) => changedUsers(sightBefore(one, storage), now));
  const running = predecessors.filter((one) => one !== outcome && !applied.has(one.key));
  return {
    grave: [
      ...uncoveredData(now),
      ...running.flatMap((one) => twoWriters(one, sightAfter(one, storage), now)),
      ...new Set(users),
    ],
    others: sharedClaims(outcome, now, storage),
  };
}

/** A workload that is left running, and whose data its successor mounts too. */
function twoWriters({ identity }: Outcome, left: Sight, now: Sight): string[] {
  const taken = new Set(locationsOf(left));
  if (!locationsOf(now).some((location) => taken.has(location))) return [];
  const { kind, name, namespace } = identity;
  const resource = `${kind.toLowerCase()}/${name}`;
  const action = SCALABLE.includes(kind) ? `scale ${resource} --replicas=0` : `delete ${resource}`;
  const command = `kubectl ${action}${namespace === null ? '' : ` -n ${namespace}`}`;
  return [
    `${kind} ${name} is left running and mounts the same data: both write to it, or the new pods wait for the volume. Stop it before the apply: \`${command}\``,
  ];
}

function locationsOf(sight: Sight): readonly string[] {
  return lastingMounts(sight).flatMap(({ volume }) => (sight.volumes.get(volume) as Volume).locations);
}
