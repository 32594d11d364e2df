export { type DataPaths, dataPathsOf } from './data-paths';
export { type KnownImage, knownImage } from './known-image';
export { type RefusedMount, refusedMountsOf, type UncoveredData, uncoveredDataOf } from './uncovered';
export { type Upgrade, upgradeOf } from './upgrade';
