export { casesOf } from './cases';
export { generatedChanges } from './generated';
export { truthOf } from './truth';
