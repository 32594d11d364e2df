import { isObject, type Json, type JsonObject, objectOf } from '../../kubernetes';

/** The spec of a pod without volumes that are images, and without their mounts: older API servers drop both. */
export function dropImageVolumes(spec: JsonObject): JsonObject {
  const isImage = (volume: Json) => isObject(volume) && volume.image !== undefined;
  const names = listOf(spec.volumes)
    .filter(isImage)
    .map((volume) => (volume as JsonObject).name);
  if (names.length === 0) return spec;
  const isKept = (mount: Json) => !isObject(mount) || !names.includes(mount.name as Json);
  const containers = ['containers', 'initContainers'].map((name): [string, Json] => [
    name,
    listOf(spec[name]).map((one) => (isObject(one) ? withList(one, 'volumeMounts', isKept) : one)),
  ]);
  const kept = containers.filter(([name]) => spec[name] !== undefined);
  return { ...withList(spec, 'volumes', (volume) => !isImage(volume)), ...objectOf(kept) };
}

/** An object with some items of a list, or without the list if none is left. */
function withList(object: JsonObject, name: string, isKept: (item: Json) => boolean): JsonObject {
  const { [name]: list, ...rest } = object;
  const kept = listOf(list).filter(isKept);
  return kept.length === 0 ? rest : { ...object, [name]: kept };
}

function listOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : [];
}
