import { LAST_APPLIED, MOST_BYTES_OF_ANNOTATIONS } from '../kubernetes';
import type { Field, Issue } from '../validation';

/** The path of a problem with the size of a manifest. */
export const SIZE_PATH = 'the object';

/** The characters that the JSON of kubectl has six for, and that of JavaScript one. */
const LONGER = /[<>&\u2028\u2029]/g;

/**
 * Whether a manifest is larger than what `kubectl apply` can keep of it: it writes all of it into an annotation, with
 * the namespace that it applies it to.
 *
 * @see https://kubernetes.io/docs/tasks/manage-kubernetes-objects/declarative-config/
 */
export function sizeProblems(manifest: Field, namespace: string): Issue[] {
  const annotations = manifest.at('metadata', 'annotations').entries();
  const copy = { ...manifest.map, metadata: { annotations: {}, namespace, ...manifest.at('metadata').map } };
  const kept = [[LAST_APPLIED, json(copy)], ...annotations.map(([key, { scalar: word }]) => [key, word])];
  const bytes = Buffer.byteLength(kept.flat().join(''));
  const allowed = `at most ${MOST_BYTES_OF_ANNOTATIONS} bytes with its annotations, one of which is all of it: kubectl apply writes that`;
  return bytes > MOST_BYTES_OF_ANNOTATIONS ? [{ path: SIZE_PATH, value: `${bytes} bytes`, allowed }] : [];
}

function json(value: unknown): string {
  const text = JSON.stringify(value, (_, part) => (typeof part === 'bigint' ? String(part) : part));
  return `${text}\n`.replace(LONGER, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
