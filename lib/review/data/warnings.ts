import { SCALABLE_KINDS } from '../../kubernetes';
import { type Outcome, titleOf } from '../cluster';
import { uncoveredDataWarnings } from './image-warnings';
import { sharedClaimWarnings } from './shared-claims';
import type { Storage } from './storage';
import type { Succession } from './successors';
import { changedUserWarnings } from './users';
import { persistentMountsOf, podsAfter, podsBefore, type WorkloadPods } from './workload-pods';

/** The data of BASE and HEAD that the warnings need besides the object. */
interface DataWarningContext {
  readonly storage: Storage;
  /** For each new workload, by its key, the workloads of BASE that it may replace. */
  readonly successions: ReadonlyMap<string, Succession>;
  /** The keys of HEAD's objects. */
  readonly applied: ReadonlySet<string>;
}

/** Warnings about the data of an object. */
export interface DataWarnings {
  /** Data may be lost or out of reach. */
  readonly grave: readonly string[];
  /** Pods may have to wait for their data. */
  readonly others: readonly string[];
}

/** Warns about the data of an object that is created or updated. */
export function dataWarnings(outcome: Outcome, { storage, successions, applied }: DataWarningContext): DataWarnings {
  const pods = podsAfter(outcome, storage);
  const predecessors = outcome.before === undefined ? (successions.get(outcome.key)?.from ?? []) : [outcome];
  const leftRunning = predecessors.filter((one) => one !== outcome && !applied.has(one.key));
  const userWarnings = predecessors.flatMap((one) => changedUserWarnings(podsBefore(one, storage), pods));
  return {
    grave: [
      ...uncoveredDataWarnings(pods),
      ...leftRunning.flatMap((one) => twoWritersWarnings(podsAfter(one, storage), pods)),
      ...new Set(userWarnings),
    ],
    others: sharedClaimWarnings(outcome, pods, storage),
  };
}

/** Warns about a workload that is left running and mounts the same data as its successor. */
function twoWritersWarnings(predecessor: WorkloadPods, successor: WorkloadPods): string[] {
  const locations = new Set(persistentLocationsOf(predecessor));
  if (!persistentLocationsOf(successor).some((location) => locations.has(location))) return [];
  const { identity } = predecessor;
  const resource = `${identity.kind.toLowerCase()}/${identity.name}`;
  const action = SCALABLE_KINDS.includes(identity.kind) ? `scale ${resource} --replicas=0` : `delete ${resource}`;
  const command = `kubectl ${action}${identity.namespace === null ? '' : ` -n ${identity.namespace}`}`;
  return [
    `${titleOf(identity)} is left running and mounts the same data: both write to it, or the new pods wait for the volume. Stop it before the apply: \`${command}\``,
  ];
}

function persistentLocationsOf(pods: WorkloadPods): readonly string[] {
  return persistentMountsOf(pods).flatMap(({ volume }) => volume.locations);
}
