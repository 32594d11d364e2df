export { toComparableObject } from './comparable-object';
export { compareManifests, type ManifestChange, type ManifestComparison } from './compare-manifests';
export { findNotAppliedValues } from './not-applied';
export type { PathStep } from './path-steps';
