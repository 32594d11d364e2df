import type { Folder } from '../../api-server';
import type { Field } from '../../validation';

import type { ConfigurationChanges } from '../causes';
import type { ClusterModel } from '../cluster';
import type { WorkloadRestarts } from '../configuration';
import type { Predecessors, Storage } from '../data';
import type { LostEndpoints, OverlappingBudgets } from '../warnings';
import type { PodsReport } from './pods';

/** What is to be known of BASE and HEAD as a whole to say what happens to pods. */
export interface WorkloadContext extends Predecessors {
  /** As HEAD leaves it. */
  readonly cluster: ClusterModel;
  /** Every live object of it. */
  readonly objects: Folder;
  readonly storage: Storage;
  /** The claims that BASE's StatefulSets have, with their namespaces. */
  readonly claimsOfBase: ReadonlySet<string>;
}

/** A Service as it is live, and as HEAD wants it. */
export interface ServiceChange {
  readonly before: Field;
  readonly after: Field;
}

/** And to say what happens to one object. */
export interface ObjectContext extends WorkloadContext, ConfigurationChanges, WorkloadRestarts {
  readonly budgets: OverlappingBudgets;
  readonly endpoints: LostEndpoints;
  /** The keys of the objects of HEAD. */
  readonly applied: ReadonlySet<string>;
  /** The folder that is applied, as people type it. */
  readonly folder: string;
  /** The Services that become others, by the file of HEAD that they stand in. */
  readonly services: ReadonlyMap<string, readonly ServiceChange[]>;
  /** What happens to the pods of each object that is accepted, by its key. */
  readonly pods: ReadonlyMap<string, PodsReport>;
}
