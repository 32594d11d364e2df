import { isWellFormedText } from '../../text';
import type { Field, Issue } from '../../validation';

import type { Finding } from '../check';
import type { FinishedApp } from '../finished-app';

/**
 * What stands in an object can be written, and read again as it was: no half of a character, no number that is none.
 *
 * @see https://yaml.org/spec/1.2.2/#51-character-set
 */
export function checkValues({ objects }: FinishedApp): Finding[] {
  return objects.flatMap((object) => object.findings(...validateValue(object.fields)));
}

function validateValue(field: Field): Issue[] {
  const { raw: value } = field;
  if (Array.isArray(value)) return field.items().flatMap(validateValue);
  switch (typeof value) {
    case 'object':
      return field
        .entries()
        .flatMap(([key, child]) => [
          ...(isWellFormedText(key) ? [] : [child.issue('under a key of whole characters')]),
          ...validateValue(child),
        ]);
    case 'string':
      return isWellFormedText(value) ? [] : [field.issue('a string of whole characters')];
    case 'number':
      return Number.isFinite(value) ? [] : [field.issue('a finite number')];
    case 'boolean':
    case 'undefined':
      return [];
    default:
      return [field.issue('a string, a number, true, false, a list or a map')];
  }
}
