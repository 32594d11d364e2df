export { findMissingMergeKeys } from './merge-keys';
export { memberOf, type Shape, shapeOf } from './shape';
export { mergeThreeWay } from './three-way-merge';
