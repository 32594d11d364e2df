export { argument, command } from './arguments';
export { CheckedValue, checkedValue } from './checked-value';
export { Field } from './field';
export { assertNone, assertValid, InvalidProperties, told } from './invalid-properties';
export { isWithin, seconds, whole, within } from './numbers';
export { absolutePath, filePath, mountPath, relativePath } from './paths';
export { describe, type Problem, under } from './problem';
export {
  amountOf,
  cpu,
  limitCoversRequest,
  quantity,
  type SizeOrQuantity,
  size,
  sizeOrQuantity,
} from './quantities';
export {
  all,
  distinct,
  type Given,
  givenOnce,
  is,
  list,
  oneOf,
  optional,
  properties,
  type Rule,
  type RulesOf,
  record,
  then,
  together,
  withoutRepeats,
  yesOrNo,
} from './rule';
export { isName, isText, name, sentence, text } from './text';
