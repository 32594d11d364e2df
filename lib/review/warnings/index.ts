export { OverlappingBudgets } from './budgets';
export { LostEndpoints } from './endpoints';
export type { Seen } from './seen';
export { warningsOf } from './warnings';
