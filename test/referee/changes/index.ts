export { generatedChanges } from './generated';
export { truthOf } from './truth';
