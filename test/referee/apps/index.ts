export { type BreakingPatch, PATCHES, pointersIn } from './patches';
export { rowsOf, STRICTER, type Stricter } from './stricter';
