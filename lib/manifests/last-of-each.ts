import { groupOf, isClusterScoped, isSame, type ObjectIdentity, objectKeyOf } from '../kubernetes';
import { Field } from '../validation';
import type { SourceObject } from './objects';

/**
 * The objects, each once, in the order in which they are first applied. If several manifests are of one object, kubectl
 * applies them in turn, and the last one wins. If they differ, the last has the others. Otherwise there is a note.
 *
 * @param titleOf names a file in notes
 */
export function lastOfEach(
  objects: readonly SourceObject[],
  titleOf: (file: string) => string,
): { readonly last: SourceObject[]; readonly notes: string[] } {
  const manifests = new Map<string, SourceObject[]>();
  for (const object of objects) {
    const key = objectKeyOf(identityOf(object));
    const others = manifests.get(key);
    if (others === undefined) manifests.set(key, [object]);
    else others.push(object);
  }
  const notes: string[] = [];
  const last = [...manifests.values()].map((all) => {
    const [object, others] = [all.at(-1) as SourceObject, all.slice(0, -1)];
    const different = others.filter(({ manifest }) => !isSame(manifest, object.manifest));
    if (different.length > 0) return withEarlier(object, different);
    for (const other of others) {
      notes.push(
        `${titleOf(object.file)}:${object.line}: ${nameOf(object)} stands in ${placeOf(other)} too, and the last one wins`,
      );
    }
    return object;
  });
  return { last, notes };
}

function withEarlier(object: SourceObject, earlier: readonly SourceObject[]): SourceObject {
  const { manifest, file, line } = object;
  return { manifest, file, line, lineOf: (pointer) => object.lineOf(pointer), earlier };
}

function placeOf({ file, line }: SourceObject): string {
  return `${file}:${line}`;
}

/** What tells an object from all others of a cluster, as notes name it. */
function nameOf(object: SourceObject): string {
  const { kind, metadata, apiVersion } = object.manifest;
  const { namespace } = identityOf(object);
  const group = groupOf(apiVersion);
  const place = namespace === '' || isClusterScoped(kind, apiVersion) ? '' : `${namespace}/`;
  return `${kind}${group === '' ? '' : `.${group}`} ${place}${metadata.name}`;
}

function identityOf({ manifest: { apiVersion, kind, metadata } }: SourceObject): ObjectIdentity {
  return { apiVersion, kind, namespace: new Field(metadata).at('namespace').scalar, name: metadata.name };
}
