import { DATA_FIELDS, ENV_KEY_REFERENCES, type KeyReference, VOLUME_KEY_REFERENCES } from '../../kubernetes';
import type { Field } from '../../validation';
import type { ManifestSet } from './manifest-set';
import type { Workload } from './workload';

/** Says which key the pods wait for that a ConfigMap or Secret of the manifests does not have. Undefined if none. */
export function missingKeyError(workload: Workload, manifests: ManifestSet): string | undefined {
  const keys = [...keysOfVariables(workload), ...keysOfMountedVolumes(workload)];
  const missing = keys.find((key) => isMissing(key, workload, manifests));
  return (
    missing && `${missing.key.path} is '${missing.key.scalar}', which ${missing.kind} ${missing.name} doesn't have`
  );
}

/** A key that pods need to start. */
interface RequiredKey {
  readonly key: Field;
  /** The kind and name of the object that should have it. */
  readonly kind: KeyReference['kind'];
  readonly name: string;
  readonly use: 'variables' | 'files';
}

/** An object that the manifests do not have may have the key. */
function isMissing({ key, kind, name, use }: RequiredKey, { object }: Workload, manifests: ManifestSet): boolean {
  const source = manifests.findBeside(object, kind, name);
  return source !== undefined && DATA_FIELDS[kind][use].every((data) => source.at(data, key.scalar).raw === undefined);
}

function keysOfVariables({ containers }: Workload): RequiredKey[] {
  const variables = containers.flatMap((container) => container.find('env', '*'));
  return findRequired(variables, ENV_KEY_REFERENCES).map(({ source, kind, name }) => ({
    key: source.at('key'),
    kind,
    name,
    use: 'variables',
  }));
}

/** Pods do not wait for a volume that no container mounts. */
function keysOfMountedVolumes({ template, containers }: Workload): RequiredKey[] {
  const mounted = new Set(containers.flatMap((one) => one.find('volumeMounts', '*', 'name').map(({ raw }) => raw)));
  const volumes = template.find('spec', 'volumes', '*').filter((volume) => mounted.has(volume.at('name').raw));
  return findRequired(volumes, VOLUME_KEY_REFERENCES).flatMap(({ source, kind, name }) =>
    source.find('items', '*', 'key').map((key): RequiredKey => ({ key, kind, name, use: 'files' })),
  );
}

/** Finds the references to ConfigMaps and Secrets in variables or volumes, except optional ones. */
function findRequired(places: readonly Field[], references: readonly KeyReference[]) {
  return places.flatMap((place) =>
    references.flatMap(({ kind, path, name }) =>
      place
        .find(...path)
        .filter((source) => source.at('optional').raw !== true)
        .map((source) => ({ source, kind, name: source.at(name).scalar })),
    ),
  );
}
