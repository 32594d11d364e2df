export { generateChanges } from './generated';
export { observeWithReferee } from './observe-with-referee';
