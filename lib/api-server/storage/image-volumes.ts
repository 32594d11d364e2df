import { isObject, type Json, type JsonObject, listOf, objectOf, omitKeys } from '../../kubernetes';

/** Drops the image volumes of a pod spec and their mounts, as API servers do that have them disabled. */
export function dropImageVolumes(podSpec: JsonObject): JsonObject {
  const names = listOf(podSpec.volumes)
    .filter(isImageVolume)
    .map(({ name }) => name);
  if (names.length === 0) return podSpec;
  const isKept = (mount: Json) => !isObject(mount) || !names.includes(mount.name);
  const dropMounts = (container: Json) =>
    isObject(container) ? filterList(container, 'volumeMounts', isKept) : container;
  const containerLists = ['containers', 'initContainers']
    .filter((list) => podSpec[list] !== undefined)
    .map((list) => [list, listOf(podSpec[list]).map(dropMounts)] as const);
  const withoutVolumes = filterList(podSpec, 'volumes', (volume) => !isImageVolume(volume));
  return { ...withoutVolumes, ...objectOf(containerLists) };
}

function isImageVolume(volume: Json): volume is JsonObject {
  return isObject(volume) && volume.image !== undefined;
}

/** Filters a list of an object. A list of which no item is left is dropped. */
function filterList(object: JsonObject, name: string, isKept: (item: Json) => boolean): JsonObject {
  const kept = listOf(object[name]).filter(isKept);
  return kept.length === 0 ? omitKeys(object, [name]) : { ...object, [name]: kept };
}
