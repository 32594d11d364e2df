export { LAST_APPLIED, MOST_BYTES_OF_ANNOTATIONS } from './annotations';
export { APPLY_ORDER } from './apply-order';
export {
  MOST_BYTES_OF_A_FILE_NAME,
  MOST_BYTES_OF_A_PATH,
  MOST_BYTES_OF_AN_ARGUMENT,
  NOT_MOUNTABLE,
} from './containers';
export { FIELDS_OF_A_POD, RESOURCES_OF_A_CONTAINER } from './downward';
export type { Manifest } from './manifest';
export { NAMES, type NameForm } from './names';
export { POD_SECURITY_RESTRICTED } from './pod-security';
export { QUANTITY_SUFFIXES } from './quantities';
export { RANGES, type Range } from './ranges';
export { REFERENCES_OF_A_POD, type Reference } from './references';
export {
  isOlder,
  type KubernetesVersion,
  LATER_FIELDS,
  type LaterField,
  NEWEST_MEASURED,
  OLDEST_KUBERNETES,
} from './versions';
export { BUILT_IN, CLUSTER_SCOPED, POD_NAME_LABEL, POD_TEMPLATES } from './workloads';
