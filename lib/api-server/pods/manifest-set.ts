import type { Field } from '../../validation';

/** The objects of a folder, to be found by what they are called. */
export class Folder {
  readonly #objects: ReadonlyMap<string, Field>;

  constructor(objects: readonly Field[]) {
    this.#objects = new Map(objects.map((object) => [keyOf(object.at('kind').scalar, object, nameOf(object)), object]));
  }

  /** The object of this kind and name in the namespace of another, if it is in the folder. */
  beside(object: Field, kind: string, name: string): Field | undefined {
    return this.#objects.get(keyOf(kind, object, name));
  }

  /** The Namespace that an object is in, if it is in the folder. */
  namespaceOf(object: Field): Field | undefined {
    return this.#objects.get(JSON.stringify(['Namespace', '', namespaceOf(object)]));
  }
}

function keyOf(kind: string, object: Field, name: string): string {
  return JSON.stringify([kind, kind === 'Namespace' ? '' : namespaceOf(object), name]);
}

function nameOf(object: Field): string {
  return object.at('metadata', 'name').scalar;
}

function namespaceOf(object: Field): string {
  return object.at('metadata', 'namespace').scalar;
}
