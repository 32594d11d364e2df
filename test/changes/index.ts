import type { Change } from './change';
import { CONTAINER_CHANGES } from './container';
import { IDENTITY } from './identity';
import { NODE_PORTS } from './node-ports';
import { CLAIMS, OTHERS } from './others';
import { POD_CHANGES } from './pod';
import { PORT_AND_VOLUME_CHANGES } from './ports-and-volumes';
import { PROBE_CHANGES } from './probes';
import { SCALE } from './scale';
import { SERVICES } from './services';
import { WHOLE } from './whole';
import { WORKLOADS } from './workloads';

export { type Change, identity, objectsOf } from './change';
export { edited, GONE } from './edit';

/** Changes written by hand, every sort that a review is to foretell, and traps: all that API servers see at once. */
export const CHANGES: readonly Change[] = [
  ...CONTAINER_CHANGES,
  ...POD_CHANGES,
  ...PORT_AND_VOLUME_CHANGES,
  ...PROBE_CHANGES,
  ...SERVICES,
  ...WORKLOADS,
  ...OTHERS,
];

/** Those of which a cluster is to show what happens to pods and claims, and who gets a node port. */
export const WATCHED: readonly Change[] = [...SCALE, ...IDENTITY, ...CLAIMS, ...WHOLE, ...NODE_PORTS];
