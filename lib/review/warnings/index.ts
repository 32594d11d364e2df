export type { AcceptedObject } from './accepted-object';
export { OverlappingBudgets } from './budgets';
export { LostEndpoints } from './endpoints';
export { warningsOf } from './warnings';
