export { type DataPaths, findDataPaths, findFileArguments } from './data-paths';
export { findKnownImage, isNamedLikeKnown, type KnownImage } from './known-image';
export { type ImageReference, parseImage } from './parse-image';
export { assessUpgrade, type UpgradeAssessment } from './upgrade';
export { findRefusedMounts, findUncoveredData, type RefusedMount, type UncoveredData } from './volume-coverage';
