export { ROLLOUT_CASES } from './cases';
export { changeConfigMap } from './configuration';
export { type RolloutRun, runRollout } from './run-rollout';
