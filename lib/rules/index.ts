export { argument, command } from './arguments';
export { CheckedValue, checkedValue } from './checked-value';
export { assertNone, assertValid, InvalidProperties, told } from './invalid-properties';
export { seconds, whole, within } from './numbers';
export { absolutePath, filePath, mountPath, relativePath } from './paths';
export {
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
export { name, sentence, text } from './text';
