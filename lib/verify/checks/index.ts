export { verifyChecks } from './all';
export type { VerifyCheck } from './check';
export { type CheckSetup, runChecks } from './run';
