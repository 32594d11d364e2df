import { isObject, isSame, type Json } from '../../api-server';
import { type Field, formatPlainValue } from '../../validation';

import type { ExpectedObject } from './expected-app';

/** What only whoever applies has said, or what says nothing of how an object runs. */
const ASIDE: ReadonlySet<string> = new Set(['apiVersion', 'kind', 'metadata', 'status']);
/** Objects that may hold what must not be shown. */
const CONFIDENTIAL: ReadonlySet<string> = new Set(['Secret']);

/** Where an object runs otherwise than its manifest states: a line for each field. What it doesn't state may be anything. */
export function findDrift({ manifest: stated, withDefaults: object }: ExpectedObject, live: Field): string[] {
  if (CONFIDENTIAL.has(stated.kind)) return [];
  const fields = Object.keys(stated).filter((name) => !ASIDE.has(name));
  return fields.flatMap((name) => findDifferences(stated[name] as Json, object.at(name), live.at(name)));
}

/** `expected` has the same form as what is stated, in the words of API servers. */
function findDifferences(stated: Json, expected: Field, live: Field): string[] {
  if (isObject(stated)) {
    return Object.keys(stated).flatMap((key) => findDifferences(stated[key] as Json, expected.at(key), live.at(key)));
  }
  if (!Array.isArray(stated))
    return isSame(expected.raw as Json, live.raw as Json) ? [] : [describeDifference(expected, live)];
  const [wanted, found] = [expected.items(), live.items()];
  if (wanted.length !== found.length) return [`${expected.path} has ${found.length} items, not ${wanted.length}`];
  return stated.flatMap((item, index) => findDifferences(item, wanted[index] as Field, found[index] as Field));
}

function describeDifference(expected: Field, live: Field): string {
  const { path } = expected;
  // A value in an environment may be one that must not be shown.
  if (/\.env\[\d+\]\.value$/.test(path)) return `${path} is another value`;
  return `${path} is ${live.raw === undefined ? 'not there' : formatPlainValue(live.raw)}, not ${formatPlainValue(expected.raw)}`;
}
