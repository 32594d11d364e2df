import { type FieldRule, f } from '../../../validation';

/** A path without `..` as a part. */
export const pathNoBacksteps: FieldRule = f.refine(
  ({ scalar }) => !hasBackstep(scalar),
  'a path without ".." as a part',
);

/** A relative path without `..` as a part. */
export const localDescendingPath: FieldRule = f.refine(
  ({ scalar }) => !scalar.startsWith('/') && !hasBackstep(scalar),
  'a path that does not begin with "/", without ".." as a part',
);

/** The path of a file in a volume. Kubernetes keeps names that begin with `..` for itself. */
export const localNonReservedPath: FieldRule = f.refine(
  ({ scalar }) => !scalar.startsWith('/') && !scalar.startsWith('..') && !hasBackstep(scalar),
  'a path that does not begin with "/" or "..", without ".." as a part',
);

function hasBackstep(path: string): boolean {
  return path.split('/').includes('..');
}
