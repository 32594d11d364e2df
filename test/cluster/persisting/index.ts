export { FAILURES } from './failures';
export { PersistenceTrial, type VisitCounts } from './trial';
export { WAYS } from './ways';
