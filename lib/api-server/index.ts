export { ApiServer, type ApplyResult, type LiveObject } from './api-server';
export { PLACEHOLDER_CLUSTER_IP, PLACEHOLDER_UID } from './create';
export { normalizeQuantities, quantityInNanos } from './decode';
export { findSizeProblems, SIZE_PATH } from './manifest-size';
export { memberOf, mergeThreeWay, type Shape, shapeOf } from './merge';
export { ManifestSet, podCreationError, podStartError } from './pods';
export { measuredVersionFor, type ParsedType, type Schema, typeOf } from './schema';
export { type DroppedField, findDroppedFields } from './storage';
export { prepareForUpdate, validateUpdate } from './update';
