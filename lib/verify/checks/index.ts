export { verifyChecks } from './all';
export type { CheckContext, CheckSetup, VerifyCheck } from './check';
export { runVerifyChecks } from './run';
