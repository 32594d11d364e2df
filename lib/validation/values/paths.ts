import { MAX_FILE_NAME_BYTES, MAX_PATH_BYTES, UNMOUNTABLE_PATH } from '../../kubernetes';
import type { Rule } from '../rule';
import { pipe, refine } from './combinators';

const LENGTHS = `of at most ${MAX_PATH_BYTES} bytes, ${MAX_FILE_NAME_BYTES} a part`;
const ABSOLUTE = /^(\/(?!\.{1,2}(\/|$))[^/:\p{C}]+)+$/u;
const RELATIVE = /^(?!\.{1,2}(\/|$))[^/:\p{C}]+(\/(?!\.{1,2}(\/|$))[^/:\p{C}]+)*$/u;

/** An absolute path in a container, in the only spelling that it has. */
export const absolutePath: Rule = refine(
  (value) => isPath(ABSOLUTE, value),
  `an absolute path such as /data, without ":", "//", "." or ".." as a part, or "/" at its end, ${LENGTHS}`,
);

/** A relative path in a volume. */
export const relativePath: Rule = refine(
  (value) => isPath(RELATIVE, value),
  `a path within the volume such as data/pages, without "//", "." or ".." as a part, or "/" at either end, ${LENGTHS}`,
);

/** The path of a file in a volume. Kubernetes keeps names that begin with ".." for itself. */
export const filePath: Rule = pipe(
  relativePath,
  refine((value) => !(value as string).startsWith('..'), 'a path that does not begin with ".."'),
);

/** The path of a mount in a container. */
export const mountPath: Rule = pipe(
  absolutePath,
  refine(
    (value) => !UNMOUNTABLE_PATH.test(value as string),
    'elsewhere: no container can be started without what is at /dev and in /proc',
  ),
);

function isPath(form: RegExp, value: unknown): boolean {
  return (
    typeof value === 'string' &&
    form.test(value) &&
    Buffer.byteLength(value) <= MAX_PATH_BYTES &&
    value.split('/').every((part) => Buffer.byteLength(part) <= MAX_FILE_NAME_BYTES)
  );
}
