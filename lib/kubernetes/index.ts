export { FIELDS_OF_A_POD, RESOURCES_OF_A_CONTAINER } from './downward';
export type { Manifest } from './manifest';
export { NAMES, type NameForm } from './names';
export { POD_SECURITY_RESTRICTED } from './pod-security';
export { QUANTITY_SUFFIXES } from './quantities';
export { RANGES, type Range } from './ranges';
export { REFERENCES_OF_A_POD, type Reference } from './references';
export {
  type KubernetesVersion,
  LATER_FIELDS,
  type LaterField,
  NEWEST_MEASURED,
  OLDEST_KUBERNETES,
} from './versions';
export { BUILT_IN, CLUSTER_SCOPED, POD_NAME_LABEL, POD_TEMPLATES } from './workloads';
