export { reportAppliedObject } from './applied-object';
export type { ObjectContext, WorkloadContext } from './context';
export { reportLeftRunningObject } from './left';
export { type PodsReport, reportPods } from './pods';
export { listServiceChanges } from './service-changes';
