export { imageChanges } from './images';
export { totalsOf } from './totals';
