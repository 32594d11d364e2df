import { MAX_ANNOTATION_BYTES } from '../../kubernetes';
import { fileFlag, kubectl } from './kubectl';
import { comment, openRunbook } from './shell';

/** An object whose manifest does not fit into the last-applied annotation. */
interface LargeObject {
  /** `ConfigMap settings` */
  readonly title: string;
  /** The namespace of the manifest. Null if it names none. */
  readonly namespace: string | null;
  /** HEAD's file, as a user would type it: `dist/web.yaml`. */
  readonly file: string;
}

/**
 * The commands that apply an object which is too large for a client-side apply.
 *
 * @see https://kubernetes.io/docs/reference/using-api/server-side-apply/
 */
export function runbookOfLargeObject({ title, namespace, file }: LargeObject): readonly string[] {
  return [
    ...openRunbook(`Apply ${title} server-side`),
    comment(`A client-side apply keeps the whole manifest in an annotation, and annotations have at most`),
    comment(`${MAX_ANNOTATION_BYTES} bytes. A server-side apply does not. Apply this file server-side from now on:`),
    comment('a client-side apply of it stays rejected.'),
    comment('--force-conflicts takes over fields that the client-side apply or somebody else set.'),
    kubectl(namespace, 'apply', '--server-side', '--force-conflicts', ...fileFlag(file)),
  ];
}
