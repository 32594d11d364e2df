export { OverlappingBudgets } from './budgets';
export type { Seen } from './seen';
export { warningsOf } from './warnings';
