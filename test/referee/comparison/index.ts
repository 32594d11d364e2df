export { ACCEPTED } from './accepted';
export { withoutZeros } from './canonical';
export { findDifferences } from './compare';
export { compareAll } from './compare-all';
