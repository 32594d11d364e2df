import { type Field, type FieldRule, f, type Issue } from '../../validation';
import { countBytesOfValues, dataKeys, validateDataSize } from './data';

/**
 * The rules of a ConfigMap.
 *
 * @see https://kubernetes.io/docs/concepts/configuration/configmap/
 */
export const configMapRules: FieldRule = f.allOf(
  f.object({ data: dataKeys, binaryData: dataKeys }),
  validateKeysInOneMap,
  validateSize,
);

function validateKeysInOneMap(object: Field): readonly Issue[] {
  const binary = object.at('binaryData').map ?? {};
  return object
    .at('data')
    .entries()
    .filter(([key]) => Object.hasOwn(binary, key))
    .map(([, value]) => value.issue('left out: the key is in binaryData too'));
}

function validateSize(object: Field): readonly Issue[] {
  const [data, binary] = [object.at('data'), object.at('binaryData')];
  return validateDataSize(data, countBytesOfValues(data, 'utf8') + countBytesOfValues(binary, 'base64'));
}
