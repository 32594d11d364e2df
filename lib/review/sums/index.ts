export { listImageChanges } from '../image-changes';
export { computeOrphanedStorage, computeTotals } from '../totals';
