export { applied } from './applied';
export type { Context, Surroundings } from './context';
export { left } from './left';
export { type PodsReport, podsReport } from './pods';
export { serviceChanges } from './service-changes';
