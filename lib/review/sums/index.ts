export { imageChanges } from './images';
export { storageLeftBehind, totalsOf } from './totals';
