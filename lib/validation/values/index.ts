export {
  allOf,
  array,
  boolean,
  enumOf,
  instance,
  nonEmptyArray,
  object,
  optional,
  pipe,
  record,
  refine,
  uniqueBy,
  uniqueItems,
  whenValid,
} from './combinators';
export { argument, command } from './command';
export { absolutePath, filePath, mountPath, relativePath } from './paths';
export { integer, name, sentence, text } from './scalars';
