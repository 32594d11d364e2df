export { disagreements } from './disagreements';
export { foretold } from './foretold';
export { outcomeOf, type Seen, templateDiffers } from './seen';
export type { ObjectTruth, Truth } from './truth';
export { truthsOf } from './truths';
export { verdictOf, worst } from './verdict';
