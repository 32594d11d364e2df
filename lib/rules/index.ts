export { CheckedValue, checkedValue } from './checked-value';
export { assertNone, assertValid, InvalidProperties } from './invalid-properties';
export { seconds, whole } from './numbers';
export { type Problem, under } from './problem';
export { cpu, limitCoversRequest, quantity, size } from './quantities';
export { all, distinct, is, list, oneOf, optional, properties, type Rule, record, then } from './rule';
export { absolutePath, name, sentence, text } from './text';
