export { CHECKS } from './all';
export type { Check } from './check';
export { run, type Setting } from './run';
