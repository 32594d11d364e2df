export type { Change } from './change';
export { disagreements } from './disagreements';
export { foretold } from './foretold';
export { generatedChanges } from './generated';
export type { Truth } from './truth';
export { truthsOf } from './truths';
