import {
  DIVISORS,
  HUGE_PAGES_PREFIX,
  isName,
  NAMES,
  parseQuantity,
  RESOURCES_OF_A_CONTAINER,
} from '../../../kubernetes';
import type { Field } from '../../../validation';
import { all, at, type Demand, is, isGiven, needed, textThat, where } from './demands';

const SUBSCRIPT = /^metadata\.(?<of>labels|annotations)\['(?<key>.*)'\]$/s;
const BOUND_OF_HUGE_PAGES = new RegExp(`^(limits|requests)\\.${HUGE_PAGES_PREFIX}`);

/** A field of the pod that is told to its container. */
export function fieldOfPod(fields: { readonly isField: (path: string) => boolean; readonly words: string }): Demand {
  return all(
    at(
      'apiVersion',
      is('v1', (value) => value === 'v1'),
    ),
    at(
      'fieldPath',
      needed('the field that is meant'),
      where(isGiven, textThat(`one of ${fields.words}`, fields.isField), keyOfField),
    ),
  );
}

/** A bound of a container that is told to it. */
export const boundOfContainer: Demand = all(
  at(
    'resource',
    needed('the bound that is meant, such as limits.cpu'),
    where(
      isGiven,
      textThat(`one of ${RESOURCES_OF_A_CONTAINER.join(', ')}, limits.${HUGE_PAGES_PREFIX}2Mi and the like`, isBound),
    ),
  ),
  where((bound) => isBound(bound.at('resource').scalar), divisor),
);

function isBound(resource: string): boolean {
  return RESOURCES_OF_A_CONTAINER.includes(resource) || BOUND_OF_HUGE_PAGES.test(resource);
}

/** The key of a label or annotation; those of annotations may have capitals. */
function keyOfField(field: Field) {
  const { of, key = '' } = SUBSCRIPT.exec(field.scalar)?.groups ?? {};
  if (of === undefined) return [];
  const isKey = isName('labelKey', of === 'labels' ? key : key.toLowerCase());
  return isKey ? [] : [field.issue(`metadata.${of}['KEY'], where KEY is ${NAMES.labelKey.words}`)];
}

function divisor(bound: Field) {
  const units: readonly string[] = /\.cpu$/.test(bound.at('resource').scalar) ? DIVISORS.cpu : DIVISORS.other;
  const field = bound.at('divisor');
  return parseQuantity(field.scalar) === 0
    ? []
    : is(`one of ${units.join(', ')}`, (unit) => units.includes(String(unit)))(field);
}
