import { APP_CHANGES } from './apps';
import type { FolderChange } from './change';
import { CONTAINER_CHANGES } from './container';
import { IDENTITY_CHANGES } from './identity';
import { NODE_PORT_CHANGES } from './node-ports';
import { CLAIM_CHANGES, OTHER_CHANGES } from './others';
import { POD_CHANGES } from './pod';
import { PORT_AND_VOLUME_CHANGES } from './ports-and-volumes';
import { PROBE_CHANGES } from './probes';
import { SCALE_CHANGES } from './scale';
import { SERVICE_CHANGES } from './services';
import { WORKLOAD_CHANGES } from './workloads';

export { type FolderChange, flattenLists, identityOf } from './change';
export { applyEdits, REMOVED } from './edit';

/** Changes whose outcome an API server shows at once. They cover every kind of change that a review forecasts. */
export const API_SERVER_CHANGES: readonly FolderChange[] = [
  ...CONTAINER_CHANGES,
  ...POD_CHANGES,
  ...PORT_AND_VOLUME_CHANGES,
  ...PROBE_CHANGES,
  ...SERVICE_CHANGES,
  ...WORKLOAD_CHANGES,
  ...OTHER_CHANGES,
];

/** Changes whose outcome only a cluster with controllers shows: what happens to pods, claims and node ports. */
export const CONTROLLER_CHANGES: readonly FolderChange[] = [
  ...SCALE_CHANGES,
  ...IDENTITY_CHANGES,
  ...CLAIM_CHANGES,
  ...APP_CHANGES,
  ...NODE_PORT_CHANGES,
];
