export { hasDataLoss, listClaimNames, reportClaims } from './claims';
export { describePodChanges } from './other-workloads';
export { reportRollout } from './rollout';
export { existingOrdinals } from './rollout-plan';
