export type { Source } from './files';
export { isFile, isFolder, type Reading, readFile, readFolder } from './folder';
export { fromTop } from './from-top';
export { mergeBaseWithMain } from './merge-base';
export type { Manifest, SourceObject } from './objects';
export { isRevision, readRevision } from './revision';
export { readText } from './text';
export { type FolderToRender, Unrendered } from './to-render';
export { UnusableInput } from './unusable-input';
