export { Folder } from './manifest-set';
export { unmakeable, unstartable } from './pod-errors';
