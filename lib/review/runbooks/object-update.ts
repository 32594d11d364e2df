import type { Field } from '../../validation';
import { fileFlag, kubectl } from './kubectl';

/** An object that HEAD changes, or that an object of HEAD replaces. */
export interface ObjectUpdate {
  /** The live object: decoded and defaulted. */
  readonly before: Field;
  /** HEAD's object: decoded and defaulted. */
  readonly after: Field;
  /** The namespace of HEAD's manifest. Null if it names none. */
  readonly namespace: string | null;
  /** HEAD's file, as a user would type it: `dist/web.yaml`. */
  readonly file: string;
}

/** An object, as kubectl takes it: `deployment/web`. */
export function resourceOf(object: Field): string {
  return `${object.at('kind').scalar.toLowerCase()}/${object.at('metadata', 'name').scalar}`;
}

/** An object, as people call it: `Deployment web`. */
export function describeKindAndName(object: Field): string {
  return `${object.at('kind').scalar} ${object.at('metadata', 'name').scalar}`;
}

/** The command that applies HEAD's file. */
export function applyOf({ namespace, file }: Pick<ObjectUpdate, 'namespace' | 'file'>): string {
  return kubectl(namespace, 'apply', ...fileFlag(file));
}

/**
 * The command that deletes the live object unless the API server accepts the patch. The patch has immutable fields of
 * HEAD: if it is accepted, the object was recreated before.
 */
export function deleteUnlessAccepted(
  { before, namespace }: ObjectUpdate,
  patch: unknown,
  cascade: 'foreground' | 'orphan',
): string {
  const resource = resourceOf(before);
  const dryRun = ['patch', resource, '--dry-run=server', '--type=merge', '-p', JSON.stringify(patch)];
  const deletion = kubectl(namespace, 'delete', resource, `--cascade=${cascade}`, '--ignore-not-found');
  return `${kubectl(namespace, ...dryRun)} >/dev/null 2>&1 || ${deletion}`;
}
