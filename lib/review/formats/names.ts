import { isClusterScoped } from '../../kubernetes';
import type { ObjectReport } from '../report';

type Named = Pick<ObjectReport, 'kind' | 'name' | 'namespace'>;

/** What the objects of a report are called: `StatefulSet web`, and `StatefulSet shop/web` if namespaces differ. */
export interface Names {
  readonly of: (object: Named) => string;
  /** The same for an object that is known by kind and name alone: `StatefulSet web`. */
  readonly withNamespace: (title: string, namespace: string | null) => string;
  /** Whether the objects are in several namespaces. */
  readonly areMixed: boolean;
  /** The namespace that all objects name, of those that can be in one. */
  readonly shared?: string;
}

export function namesIn(objects: readonly Named[]): Names {
  const namespaces = new Set(
    objects
      .filter(({ kind, namespace }) => namespace !== null || !isClusterScoped(kind))
      .map(({ namespace }) => namespace),
  );
  const areMixed = namespaces.size > 1;
  const [shared = null] = areMixed ? [] : namespaces;
  const prefixOf = (namespace: string | null) => (areMixed && namespace !== null ? `${namespace}/` : '');
  return {
    of: ({ kind, name, namespace }) => `${kind} ${prefixOf(namespace)}${name}`,
    withNamespace: (title, namespace) => title.replace(' ', () => ` ${prefixOf(namespace)}`),
    areMixed,
    ...(shared !== null && { shared }),
  };
}
