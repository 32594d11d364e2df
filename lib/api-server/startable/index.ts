export { Folder } from './folder';
export { unmakeable, unstartable } from './unstartable';
