export type { Seen } from './seen';
export { warningsOf } from './warnings';
