export { type DataPaths, dataPathsOf, fileArgumentsOf } from './data-paths';
export { isNamedLikeKnown, type KnownImage, knownImage } from './known-image';
export { type ImageReference, parseImage } from './parse-image';
export { type RefusedMount, refusedMountsOf, type UncoveredData, uncoveredDataOf } from './uncovered';
export { type Upgrade, upgradeOf } from './upgrade';
