export { Field } from './field';
export { type Given, givenOnce } from './given-once';
export { describe, type Problem, shown, under } from './problem';
export { amountOf } from './quantity';
export { isWithin } from './range';
export { hasLabels, labeled, selects } from './selector';
export { isName, isText } from './text';
