export type { ChangeOfApp } from './app';
export type { ChangeOfObject } from './object-change';
export { runbookOfRename } from './rename';
export { runbookOf } from './runbook';
export { runbookOfService } from './service';
export { wayOutOfStuckRollout } from './stuck-rollout';
