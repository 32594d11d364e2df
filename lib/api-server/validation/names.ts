import { hasForm, STRING_FORMS } from '../../kubernetes';
import { type FieldRule, f } from '../../validation';

const MUTUALLY_EXCLUSIVE_FINALIZERS = ['orphan', 'foregroundDeletion'];
const FINALIZERS = ['kubernetes', ...MUTUALLY_EXCLUSIVE_FINALIZERS];

/** A name of any length that can be part of a URL. */
export const pathSegment: FieldRule = f.refine(
  ({ scalar }) => STRING_FORMS.pathSegment.pattern.test(scalar),
  'a name without "/" and "%", neither "." nor ".."',
);

/** A DNS name, "/" and a path, of at most so many characters. */
export function domainPrefixedPath(mostCharacters: number): FieldRule {
  return f.allOf(
    f.refine(({ scalar }) => {
      const [, domain, path = ''] = /^([^/]*)\/(.*)$/.exec(scalar) ?? [];
      return hasForm('object', domain) && /^[A-Za-z0-9/\-._~%!$&'()*+,;=:]+$/.test(path);
    }, 'a DNS name, "/" and a path, such as example.com/controller'),
    f.maxLength(mostCharacters),
  );
}

/**
 * The name of a finalizer.
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/finalizers/
 */
export const finalizer: FieldRule = f.refine(
  ({ scalar }) => FINALIZERS.includes(scalar) || (scalar.includes('/') && hasForm('labelKey', scalar)),
  `${FINALIZERS.join(', ')}, or a DNS name, "/" and a name`,
);

/** A list of finalizers that has no two that exclude each other. */
export const compatibleFinalizers: FieldRule = f.refine(
  (finalizers) => {
    const names = finalizers.items().map(({ scalar }) => scalar);
    return !MUTUALLY_EXCLUSIVE_FINALIZERS.every((name) => names.includes(name));
  },
  `without ${MUTUALLY_EXCLUSIVE_FINALIZERS.join(' or without ')}: they exclude each other`,
);
