export { hasDataLoss, listClaimNames, reportClaims } from './claims';
export { describePodChanges, type PodChanges } from './other-workloads';
export { reportRollout } from './rollout';
export { existingOrdinals, type StatefulSetChange } from './rollout-plan';
