import { isClusterScoped } from '../../kubernetes';
import type { ObjectReport } from '../report';

type NamedObject = Pick<ObjectReport, 'kind' | 'name' | 'namespace'>;

/** How a report names its objects: `StatefulSet web`, or `StatefulSet shop/web` if namespaces differ. */
export interface ObjectNames {
  readonly titleOf: (object: NamedObject) => string;
  /** Adds the namespace to a title such as `StatefulSet web`, if namespaces differ. */
  readonly withNamespace: (title: string, namespace: string | null) => string;
  /** The namespace that all namespaced objects name. Undefined if they name none or several. */
  readonly shared?: string;
}

/** Decides how a report names these objects. */
export function namesOf(objects: readonly NamedObject[]): ObjectNames {
  const namespaced = objects.filter(({ kind, namespace }) => namespace !== null || !isClusterScoped(kind));
  const [first = null, ...others] = new Set(namespaced.map(({ namespace }) => namespace));
  const areMixed = others.length > 0;
  const prefixOf = (namespace: string | null) => (areMixed && namespace !== null ? `${namespace}/` : '');
  return {
    titleOf: ({ kind, name, namespace }) => `${kind} ${prefixOf(namespace)}${name}`,
    withNamespace: (title, namespace) => title.replace(' ', () => ` ${prefixOf(namespace)}`),
    ...(!areMixed && first !== null && { shared: first }),
  };
}
