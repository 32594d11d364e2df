export { LAST_APPLIED, MOST_BYTES_OF_ANNOTATIONS } from './annotations';
export { APPLY_ORDER } from './apply-order';
export { isPathWithin, pathWithin, plainPath } from './container-paths';
export {
  MOST_BYTES_OF_A_FILE_NAME,
  MOST_BYTES_OF_A_PATH,
  MOST_BYTES_OF_AN_ARGUMENT,
  NOT_MOUNTABLE,
} from './containers';
export type { Default } from './default';
export { DEFAULTS, KEPT_EMPTY } from './defaults';
export { FIELDS_OF_A_POD, RESOURCES_OF_A_CONTAINER } from './downward';
export { IMAGE_REFERENCE } from './image-reference';
export { type ChangeAllowed, IMMUTABLE, type Immutable, MUTABLE_OF_STATEFUL_SETS, type Mutable } from './immutable';
export { isObject, isSame, type Json, type JsonObject, listOf, mapOf, objectOf, omitKeys } from './json';
export { CONTENTS, KEYS_OF_VARIABLES, KEYS_OF_VOLUMES, type KeyReference } from './keys';
export type { Manifest } from './manifest';
export {
  MEASURED,
  MEASURED_VERSIONS,
  type MeasuredVersion,
  NEWEST_MEASURED,
  OLDEST_KUBERNETES,
} from './measured-versions';
export { isName, NAMES, type NameForm } from './names';
export { OBJECT_NAMES, type ObjectName } from './object-names';
export { parseQuantity } from './parse-quantity';
export { POD_FORMS } from './pod-forms';
export {
  ANNOTATIONS_OF_PODS,
  CONTAINER_RESOURCES,
  DIVISORS,
  FIELDS_OF_A_POD_IN_FILES,
  HUGE_PAGES,
  NAMESPACED_SYSCTLS,
  OLD_NODE_NAME,
  POD_LIMITS,
  POD_RANGES,
  POD_RESOURCES,
} from './pod-ranges';
export { LATER_POD_RULES } from './pod-rules';
export { POD_SECURITY_RESTRICTED } from './pod-security';
export {
  POD_SECURITY_DEMANDS,
  POD_SECURITY_LEVELS,
  POD_SECURITY_LIMITS,
  type PodSecurityDemand,
  type PodSecurityLevel,
  type PodSecurityLimit,
  ROOT,
} from './pod-security-standards';
export { NOT_FOR_WINDOWS, POD_VALUES, RESTART_POLICIES } from './pod-values';
export { QUANTITY_SUFFIXES } from './quantities';
export { isInRange, RANGES, type Range } from './ranges';
export { REFERENCES_OF_A_POD, type Reference } from './references';
export {
  COUNTED_RESOURCES,
  QUOTA_SCOPES,
  RESOURCES_OF_CONTAINERS,
  RESOURCES_OF_QUOTAS,
  STORAGE,
} from './resource-names';
export { MOST_BYTES_OF_DATA, SECRET_TYPES, type SecretType } from './secret-types';
export { type FieldType, KINDS, type Kind, TYPES } from './types';
export { VALIDATED_SINCE } from './validated-since';
export { type LaterValue, VALUES } from './values';
export {
  type Availability,
  DROPPED_FIELDS,
  describeAvailability,
  isAvailable,
  isOlder,
  type KubernetesVersion,
  LATER_FIELDS,
  type LaterField,
  MAX_UNAVAILABLE_OF_STATEFUL_SETS,
  minorOf,
  parseSupportedVersion,
  parseVersion,
  SUPPORTED_VERSION,
  type VersionRange,
} from './versions';
export { BUILT_IN, CLUSTER_SCOPED, POD_NAME_LABEL, POD_TEMPLATES } from './workloads';
