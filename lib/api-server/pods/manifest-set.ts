import type { Field } from '../../validation';

const NAMESPACE_KIND = 'Namespace';

/** A set of manifests in which objects are found by kind, namespace and name. */
export class ManifestSet {
  readonly #objects: ReadonlyMap<string, Field>;

  constructor(objects: readonly Field[]) {
    this.#objects = new Map(
      objects.map((object) => {
        const [kind, name] = [object.at('kind').scalar, object.at('metadata', 'name').scalar];
        return [keyOf(kind, kind === NAMESPACE_KIND ? '' : namespaceOf(object), name), object];
      }),
    );
  }

  /** The object of this kind and name in the namespace of another object. Undefined if it is not in the set. */
  findBeside(object: Field, kind: string, name: string): Field | undefined {
    return this.#objects.get(keyOf(kind, namespaceOf(object), name));
  }

  /** The Namespace of an object. Undefined if it is not in the set. */
  findNamespace(object: Field): Field | undefined {
    return this.#objects.get(keyOf(NAMESPACE_KIND, '', namespaceOf(object)));
  }
}

function keyOf(kind: string, namespace: string, name: string): string {
  return JSON.stringify([kind, namespace, name]);
}

function namespaceOf(object: Field): string {
  return object.at('metadata', 'namespace').scalar;
}
