import type { Standing } from '../../api-server';
import { Field } from '../../validation';
import { type Identity, identityOf, keyOf, namespaceOf, podSpecOf } from '../cluster';

/** How the pods of a workload use a ConfigMap or Secret. */
export interface ConfigurationUse {
  readonly workload: Identity;
  /** Running pods see new content in a volume. They do not see it in environment variables or under a `subPath`. */
  readonly through: 'volume' | 'environment' | 'subPath';
}

/** A ConfigMap or Secret that a workload uses. */
export interface UsedConfiguration {
  readonly kind: 'ConfigMap' | 'Secret';
  readonly name: string;
  readonly key: string;
}

/** A reference to a ConfigMap or Secret in a pod template. */
interface Reference extends Pick<UsedConfiguration, 'kind' | 'name'> {
  readonly through: ConfigurationUse['through'];
}

/** The fields of a pod that refer to a ConfigMap or Secret. */
const REFERENCE_FIELDS = [
  { kind: 'ConfigMap', variable: 'configMapKeyRef', all: 'configMapRef', volume: 'configMap', name: 'name' },
  { kind: 'Secret', variable: 'secretKeyRef', all: 'secretRef', volume: 'secret', name: 'secretName' },
] as const;

/** An index of the ConfigMaps and Secrets that the workloads of a cluster use. */
export class ConfigurationUses {
  readonly #usesByConfiguration = new Map<string, ConfigurationUse[]>();
  readonly #usedByWorkload = new Map<string, Map<string, UsedConfiguration>>();

  constructor(objects: readonly Standing[]) {
    for (const { live } of objects) {
      const workload = identityOf(live);
      for (const reference of findReferences(new Field(live))) this.add(workload, reference);
    }
  }

  private add(workload: Identity, { kind, name, through }: Reference): void {
    const key = keyOf({ apiVersion: 'v1', kind, namespace: namespaceOf(workload), name });
    const workloadKey = keyOf(workload);
    const uses = this.#usesByConfiguration.get(key) ?? [];
    const isKnown = uses.some((use) => keyOf(use.workload) === workloadKey && use.through === through);
    if (!isKnown) uses.push({ workload, through });
    this.#usesByConfiguration.set(key, uses);
    const used = this.#usedByWorkload.get(workloadKey) ?? new Map<string, UsedConfiguration>();
    this.#usedByWorkload.set(workloadKey, used.set(key, { kind, name, key }));
  }

  /** Lists how workloads use the ConfigMap or Secret with this key. */
  listUsesOf(key: string): readonly ConfigurationUse[] {
    return this.#usesByConfiguration.get(key) ?? [];
  }

  /** Lists the ConfigMaps and Secrets that a workload uses. */
  listUsedBy(workload: Identity): readonly UsedConfiguration[] {
    return [...(this.#usedByWorkload.get(keyOf(workload))?.values() ?? [])];
  }
}

function findReferences(object: Field): Reference[] {
  const spec = podSpecOf(object);
  if (spec === undefined) return [];
  const containers = [...spec.find('initContainers', '*'), ...spec.find('containers', '*')];
  const mounts = containers.flatMap((container) => container.find('volumeMounts', '*'));
  return [
    ...containers.flatMap(findReferencesInEnvironment),
    ...spec.find('volumes', '*').flatMap((volume) => findReferencesInVolume(volume, mounts)),
  ];
}

function findReferencesInEnvironment(container: Field): Reference[] {
  return REFERENCE_FIELDS.flatMap(({ kind, variable, all }) => {
    const names = [
      ...container.find('env', '*', 'valueFrom', variable, 'name'),
      ...container.find('envFrom', '*', all, 'name'),
    ];
    return names.map(({ scalar }): Reference => ({ kind, name: scalar, through: 'environment' }));
  });
}

/** Returns one reference for each mount of the volume. A volume that is not mounted has none. */
function findReferencesInVolume(volume: Field, mounts: readonly Field[]): Reference[] {
  const mountsOfVolume = mounts.filter((mount) => mount.at('name').scalar === volume.at('name').scalar);
  return REFERENCE_FIELDS.flatMap(({ kind, volume: source, name }) => {
    const names = [...volume.find(source, name), ...volume.find('projected', 'sources', '*', source, 'name')];
    return names.flatMap(({ scalar }) =>
      mountsOfVolume.map(
        (mount): Reference => ({ kind, name: scalar, through: isSubPath(mount) ? 'subPath' : 'volume' }),
      ),
    );
  });
}

function isSubPath(mount: Field): boolean {
  return mount.find('subPath').length + mount.find('subPathExpr').length > 0;
}
