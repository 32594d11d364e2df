export { forecastChange, listDisagreements } from './disagreements';
export { observeChanges } from './observe-changes';
export type { ObservedChange, ObservedOutcome } from './observed-change';
export { hasNewTemplate, type ObservedObject, outcomeOf } from './observed-objects';
export { verdictOfObject, worstOf } from './observed-verdict';
