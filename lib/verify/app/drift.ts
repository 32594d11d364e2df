import { isObject, isSame, type Json } from '../../kubernetes';
import { type Field, formatPlainValue } from '../../validation';
import type { ExpectedObject } from './expected-app';

/** Fields that identify an object, or that the cluster sets. */
const IGNORED_FIELDS: ReadonlySet<string> = new Set(['apiVersion', 'kind', 'metadata', 'status']);
const CONFIDENTIAL_KINDS: ReadonlySet<string> = new Set(['Secret']);
/** Environment variables may hold a password. */
const CONFIDENTIAL_PATH = /\.env\[\d+\]\.value$/;

/**
 * The differences between a live object and its manifest, a line for each field. A field that the manifest does not
 * set may have any value.
 */
export function findDrift({ manifest, withDefaults }: ExpectedObject, live: Field): string[] {
  if (CONFIDENTIAL_KINDS.has(manifest.kind)) return [];
  return Object.entries(manifest)
    .filter(([field]) => !IGNORED_FIELDS.has(field))
    .flatMap(([field, value]) => findDifferences(value, withDefaults.at(field), live.at(field)));
}

/** @param expected has the structure of `stated`, with values as API servers store them */
function findDifferences(stated: Json, expected: Field, live: Field): string[] {
  if (isObject(stated)) {
    return Object.entries(stated).flatMap(([key, value]) => findDifferences(value, expected.at(key), live.at(key)));
  }
  if (!Array.isArray(stated)) {
    return isSame(expected.raw as Json, live.raw as Json) ? [] : [describeDifference(expected, live)];
  }
  const [expectedItems, liveItems] = [expected.items(), live.items()];
  if (expectedItems.length !== liveItems.length) {
    return [`${expected.path} has ${liveItems.length} items, not ${expectedItems.length}`];
  }
  return stated.flatMap((item, index) =>
    findDifferences(item, expectedItems[index] as Field, liveItems[index] as Field),
  );
}

function describeDifference(expected: Field, live: Field): string {
  const { path } = expected;
  if (CONFIDENTIAL_PATH.test(path)) return `${path} is another value`;
  const liveValue = live.raw === undefined ? 'not there' : formatPlainValue(live.raw);
  return `${path} is ${liveValue}, not ${formatPlainValue(expected.raw)}`;
}
