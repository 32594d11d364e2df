export { FAILURES } from './failures';
export { BLOCKS, BODIES } from './page';
export { PersistenceTrial, type VisitCounts } from './trial';
export { WAYS } from './ways';
