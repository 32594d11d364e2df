import { LAST_APPLIED_ANNOTATION, MAX_ANNOTATION_BYTES } from '../kubernetes';
import type { Field, Issue } from '../validation';

/** The path of an issue about the size of a manifest. */
export const SIZE_PATH = 'the object';

/** Characters that kubectl escapes in JSON and `JSON.stringify` does not. */
const ESCAPED_BY_KUBECTL = /[<>&\u2028\u2029]/g;

/**
 * Finds whether a manifest is too large for `kubectl apply`, which writes the whole manifest into an annotation.
 *
 * @param namespace the namespace that kubectl applies to, which it writes into the annotation too
 * @see https://kubernetes.io/docs/tasks/manage-kubernetes-objects/declarative-config/
 */
export function findSizeProblems(manifest: Field, namespace: string): Issue[] {
  const annotations = manifest.at('metadata', 'annotations').entries();
  const lastApplied = {
    ...manifest.map,
    metadata: { annotations: {}, namespace, ...manifest.at('metadata').map },
  };
  const stored = [
    [LAST_APPLIED_ANNOTATION, toKubectlJson(lastApplied)],
    ...annotations.map(([key, { scalar }]) => [key, scalar]),
  ];
  const bytes = Buffer.byteLength(stored.flat().join(''));
  if (bytes <= MAX_ANNOTATION_BYTES) return [];
  const allowed = `at most ${MAX_ANNOTATION_BYTES} bytes with its annotations: kubectl apply writes the whole manifest into one of them`;
  return [{ path: SIZE_PATH, value: `${bytes} bytes`, allowed }];
}

function toKubectlJson(value: unknown): string {
  const json = JSON.stringify(value, (_, part) => (typeof part === 'bigint' ? String(part) : part));
  const escapeCharacter = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return `${json}\n`.replace(ESCAPED_BY_KUBECTL, escapeCharacter);
}
