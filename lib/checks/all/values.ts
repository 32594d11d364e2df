import { isWellFormedText } from '../../kubernetes';
import type { Field, Issue } from '../../validation';
import type { Finding } from '../check';
import type { FinishedApp } from '../finished-app';

/**
 * Reports values that YAML cannot represent: strings with half of a surrogate pair, NaN, infinite numbers, functions.
 *
 * @see https://yaml.org/spec/1.2.2/#51-character-set
 */
export function checkValues({ objects }: FinishedApp): Finding[] {
  return objects.flatMap((object) => object.findings(...validateValue(object.fields)));
}

function validateValue(field: Field): Issue[] {
  const { raw } = field;
  if (Array.isArray(raw)) return field.items().flatMap(validateValue);
  switch (typeof raw) {
    case 'object':
      return field.entries().flatMap(([key, child]) => [...validateKey(key, child), ...validateValue(child)]);
    case 'string':
      return isWellFormedText(raw) ? [] : [field.issue('a string of whole characters')];
    case 'number':
      return Number.isFinite(raw) ? [] : [field.issue('a finite number')];
    case 'boolean':
    case 'undefined':
      return [];
    default:
      return [field.issue('a string, a number, true, false, a list or a map')];
  }
}

function validateKey(key: string, child: Field): Issue[] {
  return isWellFormedText(key) ? [] : [child.issue('under a key of whole characters')];
}
