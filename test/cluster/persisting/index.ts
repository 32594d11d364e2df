export { FAILURES } from './failures';
export { BLOCKS, BODIES } from './page';
export { type Counts, Trial } from './trial';
export { WAYS } from './ways';
