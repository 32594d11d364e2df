import { groupOf, isClusterScoped, isSame, objectKeyOf } from '../kubernetes';
import { Field } from '../validation';
import type { SourceObject } from './objects';

/**
 * Returns each object once, in the order in which they are first applied. If an object has several manifests, kubectl
 * applies them in order, and the last one wins. If they differ, the others are its `earlier`. Otherwise there is a note.
 *
 * @param titleOf returns the name of a file in notes
 */
export function mergeDuplicates(
  objects: readonly SourceObject[],
  titleOf: (file: string) => string,
): { readonly objects: SourceObject[]; readonly notes: string[] } {
  const manifests = new Map<string, SourceObject[]>();
  for (const object of objects) {
    const key = objectKeyOf(identityOf(object));
    const others = manifests.get(key);
    if (others === undefined) manifests.set(key, [object]);
    else others.push(object);
  }
  const notes: string[] = [];
  const merged = [...manifests.values()].map((all) => {
    const [object, others] = [all.at(-1) as SourceObject, all.slice(0, -1)];
    const different = others.filter(({ manifest }) => !isSame(manifest, object.manifest));
    if (different.length > 0) return withEarlier(object, different);
    for (const other of others) {
      notes.push(
        `${titleOf(object.file)}:${object.line}: ${describeObject(object)} is in ${describeLocation(other)}, too, and the last one wins`,
      );
    }
    return object;
  });
  return { objects: merged, notes };
}

function withEarlier(object: SourceObject, earlier: readonly SourceObject[]): SourceObject {
  const { manifest, file, line } = object;
  return { manifest, file, line, lineOf: (pointer) => object.lineOf(pointer), earlier };
}

function describeLocation({ file, line }: SourceObject): string {
  return `${file}:${line}`;
}

/** The name of an object in notes, with its namespace. */
function describeObject(object: SourceObject): string {
  const { apiVersion, kind, namespace, name } = identityOf(object);
  const group = groupOf(apiVersion);
  const prefix = namespace === '' || isClusterScoped(kind, apiVersion) ? '' : `${namespace}/`;
  return `${kind}${group === '' ? '' : `.${group}`} ${prefix}${name}`;
}

function identityOf({ manifest: { apiVersion, kind, metadata } }: SourceObject) {
  return { apiVersion, kind, namespace: new Field(metadata).at('namespace').scalar, name: metadata.name };
}
