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
export { ENUM_VALUES, type LaterValue } from './enum-values';
export type { FieldReader } from './field-reader';
export { IMAGE_REFERENCE } from './image-reference';
export { type ChangeAllowed, IMMUTABLE, type Immutable, MUTABLE_OF_STATEFUL_SETS, type Mutable } from './immutable';
export { CONTENTS, KEYS_OF_VARIABLES, KEYS_OF_VOLUMES, type KeyReference } from './keys';
export {
  isEmptySelector,
  matchesSelector,
  matchesServiceSelector,
  type SelectablePods,
  withLabels,
} from './label-selectors';
export { DROPPED_FIELDS, LATER_FIELDS, type LaterField, MAX_UNAVAILABLE_OF_STATEFUL_SETS } from './later-fields';
export type { Manifest } from './manifest';
export {
  type KubernetesVersion,
  MEASURED,
  MEASURED_VERSIONS,
  type MeasuredVersion,
  NEWEST_MEASURED,
  OLDEST_KUBERNETES,
} from './measured-versions';
export { isName, NAMES, type NameForm } from './names';
export { OBJECT_NAMES, type ObjectName } from './object-names';
export { DEFAULT_NAMESPACE, groupOf, isClusterScoped, namespaceOf, type ObjectIdentity, objectKeyOf } from './objects';
export { parseQuantity } from './parse-quantity';
export {
  ANNOTATIONS_OF_PODS,
  DIVISORS,
  FIELDS_OF_A_POD_IN_FILES,
  NAMESPACED_SYSCTLS,
  OLD_NODE_NAME,
  POD_LIMITS,
} from './pod-ranges';
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
export { NOT_FOR_WINDOWS, RESTART_POLICIES } from './pod-values';
export { QUANTITY_SUFFIXES } from './quantities';
export { isInRange, RANGES, type Range } from './ranges';
export { REFERENCES_OF_A_POD, type Reference } from './references';
export {
  CONTAINER_RESOURCES,
  COUNTED_RESOURCES,
  HUGE_PAGES_PREFIX,
  POD_RESOURCES,
  QUOTA_RESOURCES,
  QUOTA_SCOPES,
  STORAGE,
} from './resource-names';
export { MOST_BYTES_OF_DATA, SECRET_TYPES, type SecretType } from './secret-types';
export {
  claimName,
  claimNames,
  claimTemplates,
  firstUpdated,
  has,
  isBelowPartition,
  isUpdated,
  listed,
  maxUnavailableOf,
  type Ordinals,
  ordinalsOf,
  partitionOf,
  podNames,
} from './stateful-sets';
export { type FieldType, KINDS, type Kind, TYPES } from './types';
export { VALIDATED_SINCE } from './validated-since';
export {
  type Availability,
  describeAvailability,
  isAvailable,
  isOlder,
  minorOf,
  parseSupportedVersion,
  parseVersion,
  SUPPORTED_VERSION,
  type VersionRange,
} from './versions';
export {
  type EphemeralVolumeSource,
  isEphemeralVolumeSource,
  PERSISTENT_VOLUME_SOURCES,
  VOLUME_SOURCES,
} from './volume-sources';
export { BUILT_IN, POD_NAME_LABEL, POD_TEMPLATES } from './workloads';
