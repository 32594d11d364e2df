import { ENUM_VALUES, isName, MOST_BYTES_OF_ANNOTATIONS, NAMES } from '../../../kubernetes';
import type { Field } from '../../../validation';
import { all, at, type Demand, each, isGiven, leftOut, named, needed, oneOf, where } from './demands';

/** Labels: a map of keys that have a form to values that have one. */
export const labels: Demand = (field) =>
  field
    .entries()
    .flatMap(([key, value]) => [
      ...(isLabelKey(key) ? [] : [value.issue(`under a key that is ${NAMES.labelKey.words}`)]),
      ...named(NAMES.labelValue)(value),
    ]);

/** The keys of annotations, which may have capitals, and how much they are together. */
export const annotationKeys: Demand = (field) => [
  ...field
    .entries()
    .filter(([key]) => !isLabelKey(key.toLowerCase()))
    .map(([, value]) => value.issue(`under a key that is ${NAMES.labelKey.words}`)),
  ...(bytesOf(field) <= MOST_BYTES_OF_ANNOTATIONS
    ? []
    : [field.issue(`at most ${MOST_BYTES_OF_ANNOTATIONS} bytes, keys and values together`)]),
];

/** Whether something can be the key of a label. */
function isLabelKey(key: string): boolean {
  return isName('labelKey', key);
}

const withValues: Demand = where(
  (one) => ['In', 'NotIn'].includes(one.at('operator').scalar),
  at('values', needed('the operator is In or NotIn')),
);
const withoutValues: Demand = where(
  (one) => ['Exists', 'DoesNotExist'].includes(one.at('operator').scalar),
  at('values', leftOut('the operator is Exists or DoesNotExist')),
);
const comparing: Demand = where(
  (one) => ['Gt', 'Lt'].includes(one.at('operator').scalar),
  at('values', (values) =>
    values.items().length === 1 ? [] : [values.issue('a list of one: the operator is Gt or Lt')],
  ),
);

/** That a label has a value, or has none. */
function requirement(operators: readonly string[], areValues: boolean): Demand {
  return all(
    at('key', needed(), where(isGiven, named(NAMES.labelKey))),
    at('operator', needed(), where(isGiven, oneOf(operators))),
    withValues,
    withoutValues,
    comparing,
    where(
      () => areValues,
      (one) => one.at('values').items().flatMap(named(NAMES.labelValue)),
    ),
  );
}

/** A selector of objects by their labels. */
export const labelSelector: Demand = all(
  at('matchLabels', labels),
  each('matchExpressions', requirement(ENUM_VALUES.labelOperator, true)),
);

/** What a node must say of itself by its labels. */
export function nodeRequirement(areValues: boolean): Demand {
  return requirement(ENUM_VALUES.nodeOperator, areValues);
}

function bytesOf(field: Field): number {
  return field
    .entries()
    .reduce((bytes, [key, { scalar: word }]) => bytes + Buffer.byteLength(key) + Buffer.byteLength(word), 0);
}
