export { type FieldType, KINDS, type Kind, TYPES } from './api-types';
export { APPLY_ORDER } from './apply-order';
export { isPathWithin, normalizePath, stripFolder, UNMOUNTABLE_PATH } from './container-paths';
export type { FieldDefault } from './default';
export { DEFAULTS, LISTS_KEPT_EMPTY } from './defaults';
export {
  DOWNWARD_DIVISORS,
  DOWNWARD_ENV_FIELDS,
  DOWNWARD_FILE_FIELDS,
  DOWNWARD_RESOURCES,
  LEGACY_NODE_NAME_FIELD,
} from './downward-api';
export { ENUM_VALUES, type LaterValue } from './enum-values';
export type { FieldReader } from './field-reader';
export {
  type AllowedChange,
  IMMUTABLE_FIELDS,
  type ImmutableField,
  MUTABLE_STATEFUL_SET_FIELDS,
  type MutableField,
} from './immutable';
export { isObject, isSame, type Json, type JsonObject, listOf, mapOf, objectOf, omitKeys } from './json';
export {
  isEmptySelector,
  matchesSelector,
  matchesServiceSelector,
  type SelectablePods,
  toSelectablePods,
} from './label-selectors';
export { DROPPED_FIELDS, LATER_FIELDS, type LaterField, MAX_UNAVAILABLE_OF_STATEFUL_SETS } from './later-fields';
export {
  MAX_ANNOTATION_BYTES,
  MAX_ARGUMENT_BYTES,
  MAX_DATA_BYTES,
  MAX_FILE_NAME_BYTES,
  MAX_PATH_BYTES,
  POD_LIMITS,
} from './limits';
export type { ManifestOf } from './manifest';
export {
  type KubernetesVersion,
  MEASURED_MINORS,
  MEASURED_VERSIONS,
  type MeasuredVersion,
  NEWEST_MEASURED,
  OLDEST_KUBERNETES,
} from './measured-versions';
export { hasForm, IMAGE_REFERENCE, isWellFormedText, STRING_FORMS, type StringForm } from './names';
export { OBJECT_NAME_FORMS, type ObjectNameForm } from './object-names';
export {
  DEFAULT_NAMESPACE,
  groupOf,
  isClusterScoped,
  LAST_APPLIED_ANNOTATION,
  namespaceOf,
  type ObjectIdentity,
  objectKeyOf,
} from './objects';
export {
  POD_SECURITY_LEVELS,
  POD_SECURITY_LIMITS,
  POD_SECURITY_REQUIREMENTS,
  type PodSecurityLevel,
  type PodSecurityLimit,
  type PodSecurityRequirement,
  RESTRICTED_SECURITY_CONTEXT,
  ROOT_USER,
} from './pod-security';
export { NAMESPACED_SYSCTLS, NOT_FOR_WINDOWS, POD_ANNOTATIONS, RESTART_POLICIES } from './pods';
export { parseQuantity } from './quantities';
export { isInRange, RANGES, type Range } from './ranges';
export {
  DATA_FIELDS,
  ENV_KEY_REFERENCES,
  type KeyReference,
  type ObjectReference,
  POD_REFERENCES,
  VOLUME_KEY_REFERENCES,
} from './references';
export {
  CONTAINER_RESOURCES,
  COUNTED_RESOURCES,
  HUGE_PAGES_PREFIX,
  POD_RESOURCES,
  QUOTA_RESOURCES,
  QUOTA_SCOPES,
  STORAGE_RESOURCE,
} from './resource-names';
export { SECRET_TYPES, type SecretType } from './secret-types';
export {
  claimName,
  claimNames,
  claimTemplateNames,
  firstUpdatedOrdinal,
  includesOrdinal,
  isBelowPartition,
  isUpdatedByController,
  listOrdinals,
  maxUnavailableOf,
  type OrdinalRange,
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
  parseSupportedVersion,
  parseVersion,
  SUPPORTED_VERSION,
  toMinorVersion,
  type VersionRange,
} from './versions';
export {
  type EphemeralVolumeSource,
  isEphemeralVolumeSource,
  PERSISTENT_VOLUME_SOURCES,
  VOLUME_SOURCES,
} from './volume-sources';
export { BUILT_IN_OBJECTS, POD_NAME_LABEL, POD_TEMPLATES, SCALABLE_KINDS } from './workloads';
