export { type FieldType, KINDS, type Kind, TYPES } from './api';
export { APPLY_ORDER } from './apply-order';
export { isPathWithin, NOT_MOUNTABLE, pathWithin, plainPath } from './container-paths';
export type { Default } from './default';
export { DEFAULTS, KEPT_EMPTY } from './defaults';
export {
  DIVISORS,
  FIELDS_OF_A_POD,
  FIELDS_OF_A_POD_IN_FILES,
  OLD_NODE_NAME,
  RESOURCES_OF_A_CONTAINER,
} from './downward-api';
export { ENUM_VALUES, type LaterValue } from './enum-values';
export type { FieldReader } from './field-reader';
export { type ChangeAllowed, IMMUTABLE, type Immutable, MUTABLE_OF_STATEFUL_SETS, type Mutable } from './immutable';
export { isObject, isSame, type Json, type JsonObject, listOf, mapOf, objectOf, omitKeys } from './json';
export {
  isEmptySelector,
  matchesSelector,
  matchesServiceSelector,
  type SelectablePods,
  withLabels,
} from './label-selectors';
export { DROPPED_FIELDS, LATER_FIELDS, type LaterField, MAX_UNAVAILABLE_OF_STATEFUL_SETS } from './later-fields';
export {
  MOST_BYTES_OF_A_FILE_NAME,
  MOST_BYTES_OF_A_PATH,
  MOST_BYTES_OF_AN_ARGUMENT,
  MOST_BYTES_OF_ANNOTATIONS,
  MOST_BYTES_OF_DATA,
  POD_LIMITS,
} from './limits';
export type { Manifest } from './manifest';
export {
  type KubernetesVersion,
  MEASURED,
  MEASURED_VERSIONS,
  type MeasuredVersion,
  NEWEST_MEASURED,
  OLDEST_KUBERNETES,
} from './measured-versions';
export { IMAGE_REFERENCE, isName, NAMES, type NameForm } from './names';
export { OBJECT_NAMES, type ObjectName } from './object-names';
export {
  DEFAULT_NAMESPACE,
  groupOf,
  isClusterScoped,
  LAST_APPLIED,
  namespaceOf,
  type ObjectIdentity,
  objectKeyOf,
} from './objects';
export {
  POD_SECURITY_DEMANDS,
  POD_SECURITY_LEVELS,
  POD_SECURITY_LIMITS,
  POD_SECURITY_RESTRICTED,
  type PodSecurityDemand,
  type PodSecurityLevel,
  type PodSecurityLimit,
  ROOT,
} from './pod-security';
export { ANNOTATIONS_OF_PODS, NAMESPACED_SYSCTLS, NOT_FOR_WINDOWS, RESTART_POLICIES } from './pods';
export { parseQuantity } from './quantities';
export { isInRange, RANGES, type Range } from './ranges';
export {
  CONTENTS,
  KEYS_OF_VARIABLES,
  KEYS_OF_VOLUMES,
  type KeyReference,
  REFERENCES_OF_A_POD,
  type Reference,
} from './references';
export {
  CONTAINER_RESOURCES,
  COUNTED_RESOURCES,
  HUGE_PAGES_PREFIX,
  POD_RESOURCES,
  QUOTA_RESOURCES,
  QUOTA_SCOPES,
  STORAGE,
} from './resource-names';
export { SECRET_TYPES, type SecretType } from './secret-types';
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
