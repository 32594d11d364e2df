import { CLUSTER_SCOPED } from '../../kubernetes';
import type { ObjectReport } from '../report';

type NamedObject = Pick<ObjectReport, 'kind' | 'name' | 'namespace'>;

/** What the objects of a report are called: `StatefulSet web`, and `StatefulSet shop/web` if namespaces differ. */
export interface ObjectNames {
  readonly titleOf: (object: NamedObject) => string;
  /** The same for an object that is known by kind and name alone: `StatefulSet web`. */
  readonly withNamespace: (title: string, namespace: string | null) => string;
  /** Whether the objects are in several namespaces. */
  readonly areMixed: boolean;
  /** The namespace that all objects name, of those that can be in one. */
  readonly shared?: string;
}

export function namesOf(objects: readonly NamedObject[]): ObjectNames {
  const namespaces = new Set(
    objects
      .filter(({ kind, namespace }) => namespace !== null || !CLUSTER_SCOPED.includes(kind))
      .map(({ namespace }) => namespace),
  );
  const areMixed = namespaces.size > 1;
  const [shared = null] = areMixed ? [] : namespaces;
  const prefixOf = (namespace: string | null) => (areMixed && namespace !== null ? `${namespace}/` : '');
  return {
    titleOf: ({ kind, name, namespace }) => `${kind} ${prefixOf(namespace)}${name}`,
    withNamespace: (title, namespace) => title.replace(' ', () => ` ${prefixOf(namespace)}`),
    areMixed,
    ...(shared !== null && { shared }),
  };
}
