export { generateChanges } from './generated';
export { askForTruth } from './truth';
