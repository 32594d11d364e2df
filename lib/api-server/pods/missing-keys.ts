import { CONTENTS, KEYS_OF_VARIABLES, KEYS_OF_VOLUMES, type KeyReference } from '../../kubernetes';
import type { Field } from '../../validation';
import type { Folder } from './manifest-set';
import type { Workload } from './workload';

/** Why pods wait for a key that a ConfigMap or Secret of the same folder doesn't have. */
export function missingKeyError(maker: Workload, folder: Folder): string | undefined {
  return [...keysOfVariables(maker), ...keysOfFiles(maker)]
    .map(({ key, source, reference, use }) => {
      const { kind, name } = reference;
      const object = folder.beside(maker.object, kind, source.at(name).scalar);
      const isThere =
        object === undefined || CONTENTS[kind][use].some((part) => object.at(part, key.scalar).raw !== undefined);
      return isThere
        ? undefined
        : `${key.path} is '${key.scalar}', which ${kind} ${source.at(name).scalar} doesn't have`;
    })
    .find((reason) => reason !== undefined);
}

interface Key {
  readonly key: Field;
  readonly source: Field;
  readonly reference: KeyReference;
  readonly use: 'variables' | 'files';
}

function keysOfVariables({ containers }: Workload): Key[] {
  const variables = containers.flatMap((container) => container.find('env', '*'));
  return needed(variables, KEYS_OF_VARIABLES).map((one) => ({ ...one, key: one.source.at('key'), use: 'variables' }));
}

/** A volume that nothing mounts keeps no pod waiting. */
function keysOfFiles({ template, containers }: Workload): Key[] {
  const mounted = new Set(
    containers.flatMap((one) => one.find('volumeMounts', '*', 'name').map(({ raw: value }) => value)),
  );
  const volumes = template.find('spec', 'volumes', '*').filter((volume) => mounted.has(volume.at('name').raw));
  return needed(volumes, KEYS_OF_VOLUMES).flatMap((one) =>
    one.source.find('items', '*', 'key').map((key) => ({ ...one, key, use: 'files' as const })),
  );
}

function needed(places: readonly Field[], references: readonly KeyReference[]) {
  return places.flatMap((place) =>
    references.flatMap((reference) =>
      place
        .find(...reference.path)
        .filter((source) => source.at('optional').raw !== true)
        .map((source) => ({ source, reference })),
    ),
  );
}
