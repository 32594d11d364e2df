import type { Standing } from '../../api-server';
import { Field } from '../../validation';

import { type Identity, identityOf, keyOf, namespaceOf, podSpecOf } from '../cluster';

/** How the pods of a workload have a ConfigMap or Secret. */
export interface ConfigurationUse {
  readonly workload: Identity;
  /** Files in a volume follow a change while the pod runs; the environment and files under a subPath don't. */
  readonly through: 'volume' | 'environment' | 'subPath';
}

/** A ConfigMap or Secret that a workload uses. */
export interface UsedConfiguration {
  readonly kind: 'ConfigMap' | 'Secret';
  readonly name: string;
  readonly key: string;
}

interface Found extends Pick<UsedConfiguration, 'kind' | 'name'> {
  readonly through: ConfigurationUse['through'];
}

const SOURCES = [
  { kind: 'ConfigMap', variable: 'configMapKeyRef', all: 'configMapRef', volume: 'configMap', name: 'name' },
  { kind: 'Secret', variable: 'secretKeyRef', all: 'secretRef', volume: 'secret', name: 'secretName' },
] as const;

/** Who uses the ConfigMaps and Secrets of a cluster. */
export class ConfigurationUses {
  readonly #uses = new Map<string, ConfigurationUse[]>();
  readonly #used = new Map<string, Map<string, UsedConfiguration>>();

  constructor(objects: readonly Standing[]) {
    for (const { live } of objects) {
      const workload = identityOf(live);
      for (const found of usedBy(new Field(live))) this.note(workload, found);
    }
  }

  private note(workload: Identity, { kind, name, through }: Found): void {
    const key = keyOf({ apiVersion: 'v1', kind, namespace: namespaceOf(workload), name });
    const workloadKey = keyOf(workload);
    const uses = this.#uses.get(key) ?? [];
    if (!uses.some((use) => keyOf(use.workload) === workloadKey && use.through === through))
      uses.push({ workload, through });
    this.#uses.set(key, uses);
    const used = this.#used.get(workloadKey) ?? new Map<string, UsedConfiguration>();
    this.#used.set(workloadKey, used.set(key, { kind, name, key }));
  }

  /** The uses of a ConfigMap or Secret. */
  listUsesOf(object: Field): readonly ConfigurationUse[] {
    return this.#uses.get(keyOf(identityOf(object.map as Standing['live']))) ?? [];
  }

  /** The ConfigMaps and Secrets that a workload uses. */
  listUsedBy(workload: Identity): readonly UsedConfiguration[] {
    return [...(this.#used.get(keyOf(workload))?.values() ?? [])];
  }
}

function usedBy(object: Field): Found[] {
  const spec = podSpecOf(object);
  if (spec === undefined) return [];
  const containers = [...spec.find('initContainers', '*'), ...spec.find('containers', '*')];
  return [
    ...containers.flatMap(inEnvironment),
    ...spec.find('volumes', '*').flatMap((one) => inVolume(one, containers)),
  ];
}

function inEnvironment(container: Field): Found[] {
  return SOURCES.flatMap(({ kind, variable, all }) =>
    [...container.find('env', '*', 'valueFrom', variable, 'name'), ...container.find('envFrom', '*', all, 'name')].map(
      ({ scalar: word }): Found => ({ kind, name: word, through: 'environment' }),
    ),
  );
}

function inVolume(volume: Field, containers: readonly Field[]): Found[] {
  const mounts = containers
    .flatMap((container) => container.find('volumeMounts', '*'))
    .filter((mount) => mount.at('name').scalar === volume.at('name').scalar);
  const names = SOURCES.flatMap(({ kind, volume: source, name }) =>
    [...volume.find(source, name), ...volume.find('projected', 'sources', '*', source, 'name')].map(
      ({ scalar: word }) => ({
        kind,
        name: word,
      }),
    ),
  );
  return names.flatMap((one) =>
    mounts.map(
      (mount): Found => ({
        ...one,
        through: mount.find('subPath').length + mount.find('subPathExpr').length > 0 ? 'subPath' : 'volume',
      }),
    ),
  );
}
