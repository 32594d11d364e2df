import type { Field, Issue } from '../../validation';

import { bytesOf, dataKeys, tooLarge } from './data';
import { all, fields, type Rule } from './rule';

/** @see https://kubernetes.io/docs/concepts/configuration/configmap/ */
export const configMap: Rule = all(fields({ data: dataKeys, binaryData: dataKeys }), inBoth, size);

function inBoth(object: Field): Issue[] {
  const binary = object.at('binaryData').map ?? {};
  return object
    .at('data')
    .entries()
    .filter(([key]) => Object.hasOwn(binary, key))
    .map(([, value]) => value.issue('left out: the key is in binaryData too'));
}

function size(object: Field): Issue[] {
  const [data, binary] = [object.at('data'), object.at('binaryData')];
  return tooLarge(data, bytesOf(data, 'utf8') + bytesOf(binary, 'base64'));
}
