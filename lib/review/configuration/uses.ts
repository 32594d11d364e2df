import type { Standing } from '../../api-server';
import { Field } from '../../fields';
import { identityOf, namespaceOf, podSpecOf, titleOf } from '../cluster';

/** How the pods of a workload have a ConfigMap or Secret. */
export interface Use {
  /** `StatefulSet web` */
  readonly workload: string;
  /** Files in a volume follow a change while the pod runs; the environment and files under a subPath don't. */
  readonly through: 'volume' | 'environment' | 'subPath';
}

interface Found {
  readonly kind: 'ConfigMap' | 'Secret';
  readonly name: string;
  readonly through: Use['through'];
}

const SOURCES = [
  { kind: 'ConfigMap', variable: 'configMapKeyRef', all: 'configMapRef', volume: 'configMap', name: 'name' },
  { kind: 'Secret', variable: 'secretKeyRef', all: 'secretRef', volume: 'secret', name: 'secretName' },
] as const;

/** Who uses the ConfigMaps and Secrets of a cluster. */
export class Uses {
  readonly #uses = new Map<string, Use[]>();

  constructor(objects: readonly Standing[]) {
    for (const { live } of objects) {
      const identity = identityOf(live);
      for (const { kind, name, through } of usedBy(new Field(live))) {
        const key = keyOf(kind, namespaceOf(identity), name);
        const uses = this.#uses.get(key) ?? [];
        if (!uses.some((use) => use.workload === titleOf(identity) && use.through === through))
          uses.push({ workload: titleOf(identity), through });
        this.#uses.set(key, uses);
      }
    }
  }

  of(object: Field): readonly Use[] {
    const identity = identityOf(object.map as Standing['live']);
    return this.#uses.get(keyOf(identity.kind, namespaceOf(identity), identity.name)) ?? [];
  }
}

function keyOf(kind: string, namespace: string, name: string): string {
  return `${kind}/${namespace}/${name}`;
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
      ({ word }): Found => ({ kind, name: word, through: 'environment' }),
    ),
  );
}

function inVolume(volume: Field, containers: readonly Field[]): Found[] {
  const mounts = containers
    .flatMap((container) => container.find('volumeMounts', '*'))
    .filter((mount) => mount.at('name').word === volume.at('name').word);
  const names = SOURCES.flatMap(({ kind, volume: source, name }) =>
    [...volume.find(source, name), ...volume.find('projected', 'sources', '*', source, 'name')].map(({ word }) => ({
      kind,
      name: word,
    })),
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
