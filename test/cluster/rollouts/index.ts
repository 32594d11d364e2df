export { carriedOut, type Run } from './carried-out';
export { CASES } from './cases';
export { changedConfiguration } from './configuration';
