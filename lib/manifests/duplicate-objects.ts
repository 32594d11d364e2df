import { isSame, KINDS } from '../kubernetes';
import { Field } from '../validation';
import type { SourceObject } from './objects';

/** The namespace that kubectl takes where none is named, unless its context names another. */
const NAMESPACE_OF_NONE = 'default';

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
    const key = keyOf(object);
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
  const { kind, metadata } = object.manifest;
  const namespace = namespaceOf(object);
  return `${kind}${groupOf(object)} ${namespace === '' ? '' : `${namespace}/`}${metadata.name}`;
}

/** Alike for manifests of one object. */
function keyOf(object: SourceObject): string {
  const { kind, metadata } = object.manifest;
  return [groupOf(object), kind, namespaceOf(object) || NAMESPACE_OF_NONE, metadata.name].join('/');
}

function groupOf({ manifest: { apiVersion } }: SourceObject): string {
  return apiVersion.includes('/') ? `.${apiVersion.split('/')[0]}` : '';
}

/** The namespace that a manifest names; empty if it names none, or its objects are in none. */
function namespaceOf({ manifest: { apiVersion, kind, metadata } }: SourceObject): string {
  const isNamespaced = KINDS[`${apiVersion} ${kind}`]?.namespaced ?? true;
  return isNamespaced ? new Field(metadata).at('namespace').scalar : '';
}
