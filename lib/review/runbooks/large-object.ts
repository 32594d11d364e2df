import { MOST_BYTES_OF_ANNOTATIONS } from '../../kubernetes';
import { fileFlag, kubectl } from './kubectl';
import { comment, openRunbook } from './shell';

/**
 * The commands that apply an object which is too large for the annotation of a client-side apply.
 *
 * @see https://kubernetes.io/docs/reference/using-api/server-side-apply/
 */
export function runbookOfLargeObject(object: {
  readonly title: string;
  readonly namespace: string | null;
  readonly file: string;
}): readonly string[] {
  const { title, namespace, file } = object;
  return [
    ...openRunbook(`Apply ${title} server-side`),
    comment(`A client-side apply keeps the whole manifest in an annotation, and annotations have at most`),
    comment(
      `${MOST_BYTES_OF_ANNOTATIONS} bytes. A server-side apply does not. Apply this file server-side from now on:`,
    ),
    comment('a client-side apply of it stays rejected.'),
    comment('--force-conflicts takes over fields that the client-side apply or somebody else set.'),
    kubectl(namespace, 'apply', '--server-side', '--force-conflicts', ...fileFlag(file)),
  ];
}
