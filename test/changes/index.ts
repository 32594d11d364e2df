import type { ManifestChange } from './change';
import { CONTAINER_CHANGES } from './container';
import { IDENTITY_CHANGES } from './identity';
import { NODE_PORT_CHANGES } from './node-ports';
import { CLAIM_CHANGES, OTHER_CHANGES } from './others';
import { POD_CHANGES } from './pod';
import { PORT_AND_VOLUME_CHANGES } from './ports-and-volumes';
import { PROBE_CHANGES } from './probes';
import { SCALE_CHANGES } from './scale';
import { SERVICE_CHANGES } from './services';
import { WHOLE_APP_CHANGES } from './whole-apps';
import { WORKLOAD_CHANGES } from './workloads';

export { identityOf, type ManifestChange, objectsOf } from './change';
export { editManifest, GONE } from './edit';

/** Changes that the answers of an API server decide: of every kind that a review must forecast, edge cases included. */
export const CHANGES: readonly ManifestChange[] = [
  ...CONTAINER_CHANGES,
  ...POD_CHANGES,
  ...PORT_AND_VOLUME_CHANGES,
  ...PROBE_CHANGES,
  ...SERVICE_CHANGES,
  ...WORKLOAD_CHANGES,
  ...OTHER_CHANGES,
];

/** Changes whose effect on pods, claims and node ports only a cluster shows. */
export const CLUSTER_CHANGES: readonly ManifestChange[] = [
  ...SCALE_CHANGES,
  ...IDENTITY_CHANGES,
  ...CLAIM_CHANGES,
  ...WHOLE_APP_CHANGES,
  ...NODE_PORT_CHANGES,
];
