import type { Field } from '../../validation';

import { fileFlag, kubectl } from './kubectl';

/** An object that is to become another, or to take the place of another. */
export interface ObjectUpdate {
  /** As it is live: decoded and defaulted. */
  readonly before: Field;
  /** That of HEAD, decoded and defaulted. */
  readonly after: Field;
  /** As in the manifest; null where it names none. */
  readonly namespace: string | null;
  /** HEAD's file, as a user would type it: `dist/web.yaml`. */
  readonly file: string;
}

/** An object, as kubectl takes it: `deployment/web`. */
export function resourceOf(object: Field): string {
  return `${object.at('kind').scalar.toLowerCase()}/${object.at('metadata', 'name').scalar}`;
}

export function applyOf({ namespace, file }: Pick<ObjectUpdate, 'namespace' | 'file'>): string {
  return kubectl(namespace, 'apply', ...fileFlag(file));
}

/**
 * Deletes the live object unless the API server accepts the patch, which holds immutable fields of HEAD: then the object
 * has them already.
 */
export function deleteUnlessAccepted(
  { before, namespace }: ObjectUpdate,
  patch: unknown,
  cascade: 'foreground' | 'orphan',
): string {
  const resource = resourceOf(before);
  const tried = ['patch', resource, '--dry-run=server', '--type=merge', '-p', JSON.stringify(patch)];
  const deletion = kubectl(namespace, 'delete', resource, `--cascade=${cascade}`, '--ignore-not-found');
  return `${kubectl(namespace, ...tried)} >/dev/null 2>&1 || ${deletion}`;
}
