export { changesOf, type ObjectChanges } from './changes';
export { compared } from './compared';
export { notAppliedIn } from './not-applied';
