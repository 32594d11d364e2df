export { type DroppedField, dropDisabledFields, droppedFields } from './disabled-fields';
export { lastAppliedFor, toStorageVersion } from './storage-version';
export { foldStringData } from './string-data';
