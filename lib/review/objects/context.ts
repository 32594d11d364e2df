import type { ManifestSet } from '../../api-server';
import type { Field } from '../../validation';
import type { ClusterModel } from '../cluster';
import type { ConfigurationChanges, WorkloadRestarts } from '../configuration';
import type { Predecessors, Storage } from '../data';
import type { LostEndpoints, OverlappingBudgets } from '../warnings';
import type { PodsReport } from './pods-report';

/** The facts about BASE and HEAD that decide what happens to the pods of a workload. */
export interface WorkloadContext extends Predecessors {
  /** The cluster after the apply of HEAD. */
  readonly cluster: ClusterModel;
  /** All live objects after the apply of HEAD. */
  readonly objects: ManifestSet;
  readonly storage: Storage;
  /** The names of the claims of BASE's StatefulSets, by namespace. */
  readonly claimsOfBase: ReadonlyMap<string, ReadonlySet<string>>;
}

/** A Service before the apply, and as HEAD states it. */
export interface ServiceChange {
  readonly before: Field;
  readonly after: Field;
}

/** The facts about BASE and HEAD that decide what happens to an object. */
export interface ObjectContext extends WorkloadContext, ConfigurationChanges, WorkloadRestarts {
  readonly budgets: OverlappingBudgets;
  readonly endpoints: LostEndpoints;
  /** The keys of the objects of HEAD. */
  readonly applied: ReadonlySet<string>;
  /** The folder of HEAD, as users type it. Empty if HEAD is not a folder. */
  readonly folder: string;
  /** The changed Services, by the file of HEAD that has them. */
  readonly services: ReadonlyMap<string, readonly ServiceChange[]>;
  /** Reports on the pods of each accepted object, by its key. */
  readonly pods: ReadonlyMap<string, PodsReport>;
}
