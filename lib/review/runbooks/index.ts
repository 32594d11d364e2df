export type { ChangeOfApp } from './app';
export { runbookOfRename } from './rename';
export { runbookOf } from './runbook';
export { type ChangeOfService, runbookOfService } from './service';
export { wayOutOfStuckRollout } from './stuck-rollout';
