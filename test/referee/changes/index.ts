export { casesOfChange } from './cases';
export { generateChanges } from './generated';
export { askForTruth } from './truth';
