import type { JsonObject } from '../../api-server';
import type { ObjectIdentity } from '../../kubernetes';

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

/** What people know an object by: `StatefulSet web`. */
export function titleOf({ kind, name }: Pick<Identity, 'kind' | 'name'>): string {
  return `${kind} ${name}`;
}

/** Whether it is one of Kubernetes' own StatefulSets: there are others. */
export function isStatefulSet({ apiVersion, kind }: Identity): boolean {
  return kind === 'StatefulSet' && apiVersion === 'apps/v1';
}
