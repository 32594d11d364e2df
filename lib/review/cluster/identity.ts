import type { JsonObject, ObjectIdentity } from '../../kubernetes';

/** Identifies an object of a report. */
export interface Identity extends ObjectIdentity {
  /** As in the manifest. Null if it names none. */
  readonly namespace: string | null;
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

/** Whether an object is a StatefulSet of Kubernetes. Custom resources may have the same kind. */
export function isStatefulSet({ apiVersion, kind }: Identity): boolean {
  return kind === 'StatefulSet' && apiVersion === 'apps/v1';
}
