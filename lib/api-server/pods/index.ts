export { ManifestSet } from './manifest-set';
export { podCreationError, podStartError } from './pod-errors';
