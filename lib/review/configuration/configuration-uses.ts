import type { LiveObject } from '../../api-server';
import { namespaceOf, objectKeyOf, POD_REFERENCES } from '../../kubernetes';
import { Field } from '../../validation';
import { type Identity, identityOf, podSpecOf } from '../cluster';

/** How the pods of a workload use a ConfigMap or Secret. */
export interface ConfigurationUse {
  readonly workload: Identity;
  /** Running pods see new content in a volume. They do not see it in environment variables or under a `subPath`. */
  readonly through: 'volume' | 'environment' | 'subPath';
}

/** A ConfigMap or Secret that a workload uses. */
export interface UsedConfiguration {
  /** `ConfigMap` or `Secret`. */
  readonly kind: string;
  readonly name: string;
  readonly key: string;
}

/** A reference to a ConfigMap or Secret in a pod template. */
interface Reference extends Pick<UsedConfiguration, 'kind' | 'name'> {
  readonly through: ConfigurationUse['through'];
}

/** The references to ConfigMaps and Secrets whose content pods read. */
const CONTENT_REFERENCES = POD_REFERENCES.filter(({ content }) => content);
const VOLUME_REFERENCES = CONTENT_REFERENCES.filter(({ path }) => path[0] === 'volumes');
const ENVIRONMENT_REFERENCES = CONTENT_REFERENCES.filter(({ path }) => path[0] !== 'volumes');

/** The kind of the object that a field such as `configMapRef.name` refers to. Undefined if it is another field. */
export function findReferencedKind(parent: string, field: string): string | undefined {
  return CONTENT_REFERENCES.find(({ path }) => path.at(-2) === parent && path.at(-1) === field)?.kind;
}

/** An index of the ConfigMaps and Secrets that the workloads of a cluster use. */
export class ConfigurationUses {
  readonly #usesByConfiguration = new Map<string, ConfigurationUse[]>();
  readonly #usedByWorkload = new Map<string, Map<string, UsedConfiguration>>();

  constructor(objects: readonly LiveObject[]) {
    for (const { live } of objects) {
      const workload = identityOf(live);
      for (const reference of findReferences(new Field(live))) this.add(workload, reference);
    }
  }

  private add(workload: Identity, { kind, name, through }: Reference): void {
    const key = objectKeyOf({ apiVersion: 'v1', kind, namespace: namespaceOf(workload), name });
    const workloadKey = objectKeyOf(workload);
    const uses = this.#usesByConfiguration.get(key) ?? [];
    const isKnown = uses.some((use) => objectKeyOf(use.workload) === workloadKey && use.through === through);
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
    return [...(this.#usedByWorkload.get(objectKeyOf(workload))?.values() ?? [])];
  }
}

function findReferences(object: Field): Reference[] {
  const spec = podSpecOf(object);
  if (spec === undefined) return [];
  const mounts = [
    ...spec.find('initContainers', '*', 'volumeMounts', '*'),
    ...spec.find('containers', '*', 'volumeMounts', '*'),
  ];
  return [
    ...ENVIRONMENT_REFERENCES.flatMap(({ kind, path }) =>
      spec.find(...path).map(({ scalar }): Reference => ({ kind, name: scalar, through: 'environment' })),
    ),
    ...spec.find('volumes', '*').flatMap((volume) => findReferencesInVolume(volume, mounts)),
  ];
}

/** Returns one reference for each mount of the volume. A volume that is not mounted has none. */
function findReferencesInVolume(volume: Field, mounts: readonly Field[]): Reference[] {
  const mountsOfVolume = mounts.filter((mount) => mount.at('name').scalar === volume.at('name').scalar);
  return VOLUME_REFERENCES.flatMap(({ kind, path: [, , ...pathInVolume] }) =>
    volume
      .find(...pathInVolume)
      .flatMap(({ scalar }) =>
        mountsOfVolume.map(
          (mount): Reference => ({ kind, name: scalar, through: isSubPath(mount) ? 'subPath' : 'volume' }),
        ),
      ),
  );
}

function isSubPath(mount: Field): boolean {
  return mount.find('subPath').length + mount.find('subPathExpr').length > 0;
}
