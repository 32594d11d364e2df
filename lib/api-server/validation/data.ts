import { isName, MOST_BYTES_OF_DATA, NAMES } from '../../kubernetes';
import type { Field, Issue } from '../../validation';
import type { Rule } from './rule';

/** The keys of a ConfigMap's or a Secret's data. What they stand for may be secret, and isn't told. */
export const dataKeys: Rule = (data) =>
  data
    .entries()
    .filter(([key]) => !isName('dataKey', key))
    .map(([, { path }]) => ({ path, value: '…', allowed: `under ${NAMES.dataKey.words}` }));

/** That data has no more bytes than an API server takes. */
export function tooLarge({ path }: Field, bytes: number): Issue[] {
  const allowed = `at most ${MOST_BYTES_OF_DATA} bytes in all`;
  return bytes > MOST_BYTES_OF_DATA ? [{ path, value: `${bytes} bytes`, allowed }] : [];
}

/** The bytes of the values of a map. */
export function bytesOf(data: Field, encoding: 'utf8' | 'base64'): number {
  return data.entries().reduce((sum, [, { scalar: word }]) => sum + Buffer.byteLength(word, encoding), 0);
}
