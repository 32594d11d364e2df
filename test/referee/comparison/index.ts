export { ACCEPTED } from './accepted';
export { withoutZeros } from './canonical';
export { differences } from './compare';
export { compareAll } from './compare-all';
