export type { Source } from './files';
export { isFolder, readFolder } from './folder';
export { fromTop } from './from-top';
export { mergeBaseWithMain } from './merge-base';
export type { Manifest, SourceObject } from './objects';
export { isRevision, readRevision } from './revision';
export { UnusableInput } from './unusable-input';
