export { changesOf, type FieldChange, type ObjectChanges } from './changes';
export { compared } from './compared';
export { notAppliedIn } from './not-applied';
export type { Step } from './step';
