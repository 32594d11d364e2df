import { isName, MOST_BYTES_OF_DATA, NAMES } from '../../kubernetes';
import type { Field, FieldRule, Issue } from '../../validation';

/** The value of an issue about data that may be secret. */
export const HIDDEN = '…';

/** The keys of the data of a ConfigMap or Secret. Messages hide the values. */
export const dataKeys: FieldRule = (data) =>
  data
    .entries()
    .filter(([key]) => !isName('dataKey', key))
    .map(([, { path }]) => ({ path, value: HIDDEN, allowed: `under ${NAMES.dataKey.words}` }));

/** Rejects data of more bytes than an API server accepts. */
export function validateDataSize({ path }: Field, bytes: number): readonly Issue[] {
  const allowed = `at most ${MOST_BYTES_OF_DATA} bytes in all`;
  return bytes > MOST_BYTES_OF_DATA ? [{ path, value: `${bytes} bytes`, allowed }] : [];
}

/** The number of bytes of the values of a map. */
export function countBytesOfValues(data: Field, encoding: 'utf8' | 'base64'): number {
  return data.entries().reduce((sum, [, { scalar }]) => sum + Buffer.byteLength(scalar, encoding), 0);
}
