export { type DroppedField, dropDisabledFields, findDroppedFields } from './disabled-fields';
export { lastAppliedFor, toStorageVersion } from './storage-version';
export { foldStringData } from './string-data';
