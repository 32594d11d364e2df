export { toComparableObject } from './comparable-object';
export { compareManifests, type ManifestComparison, type ManifestFieldChange } from './compare-manifests';
export { findNotAppliedValues } from './not-applied';
export type { PathStep } from './path-steps';
