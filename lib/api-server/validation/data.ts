import { hasForm, MAX_DATA_BYTES, STRING_FORMS } from '../../kubernetes';
import type { Field, FieldRule, Issue } from '../../validation';

/** The value of an issue about data that may be secret. */
export const HIDDEN = '…';

/** The keys of the data of a ConfigMap or Secret. Messages hide the values. */
export const dataKeys: FieldRule = (data) =>
  data
    .entries()
    .filter(([key]) => !hasForm('dataKey', key))
    .map(([, { path }]) => ({ path, value: HIDDEN, allowed: `under ${STRING_FORMS.dataKey.words}` }));

/** Rejects data of more bytes than an API server accepts. */
export function validateDataSize({ path }: Field, bytes: number): readonly Issue[] {
  const allowed = `at most ${MAX_DATA_BYTES} bytes in all`;
  return bytes > MAX_DATA_BYTES ? [{ path, value: `${bytes} bytes`, allowed }] : [];
}

/** The number of bytes of the values of a map. */
export function countBytesOfValues(data: Field, encoding: 'utf8' | 'base64'): number {
  return data.entries().reduce((sum, [, { scalar }]) => sum + Buffer.byteLength(scalar, encoding), 0);
}
