import { groupOf, type JsonObject } from '../../api-server';
import { CLUSTER_SCOPED } from '../../kubernetes';

/** The namespace that kubectl takes where none is named, unless its context names another. */
const NAMESPACE_OF_NONE = 'default';

/** What an object is told from others by. */
export interface Identity {
  readonly apiVersion: string;
  readonly kind: string;
  /** As in the manifest; null where it names none. */
  readonly namespace: string | null;
  readonly name: string;
}

export function identityOf(manifest: JsonObject): Identity {
  const { namespace, name } = manifest.metadata as JsonObject;
  return {
    apiVersion: String(manifest.apiVersion),
    kind: String(manifest.kind),
    namespace: typeof namespace === 'string' && namespace !== '' ? namespace : null,
    name: String(name),
  };
}

/** Returns the kind and name of an object: `StatefulSet web`. */
export function titleOf({ kind, name }: Pick<Identity, 'kind' | 'name'>): string {
  return `${kind} ${name}`;
}

/** The namespace that an object is in, for objects that are in one. */
export function namespaceOf({ kind, namespace }: Identity): string {
  return CLUSTER_SCOPED.includes(kind) ? '' : (namespace ?? NAMESPACE_OF_NONE);
}

/** Alike for manifests of one object, whichever version of its API they are written in. */
export function keyOf(identity: Identity): string {
  return [groupOf(identity.apiVersion), identity.kind, namespaceOf(identity), identity.name].join('/');
}

/** Whether an object is a StatefulSet of Kubernetes. Custom resources may have the same kind. */
export function isStatefulSet({ apiVersion, kind }: Identity): boolean {
  return kind === 'StatefulSet' && apiVersion === 'apps/v1';
}
