import type { JsonObject, Standing } from '../../api-server';
import { Field } from '../../validation';

import { identityOf, namespaceOf } from '../cluster';
import { NamespaceConfigMaps } from './config-maps';
import { locationOfSource } from './volumes';

/** The sources of PersistentVolumes among the fields of their spec. */
const NOT_A_SOURCE = new Set([
  'accessModes',
  'capacity',
  'claimRef',
  'mountOptions',
  'nodeAffinity',
  'persistentVolumeReclaimPolicy',
  'storageClassName',
  'volumeAttributesClassName',
  'volumeMode',
]);

const NONE = new Field(undefined);

/** Before or after the apply. */
export type ApplyPhase = 'before' | 'after';

/** The claims, PersistentVolumes and ConfigMaps of a cluster. */
export class Storage {
  readonly #claims = new Map<string, Field>();
  readonly #volumes = new Map<string, Field>();
  /** The claims of PersistentVolumes, by the names of those. */
  readonly #holders = new Map<string, string>();

  readonly #configMaps = { before: new Map<string, Field>(), after: new Map<string, Field>() };

  /**
   * @param objects those of the cluster after the apply
   * @param before those before it
   */
  constructor(objects: readonly Standing[], before: readonly Standing[]) {
    for (const { live } of before) this.addConfigMap(live, 'before');
    for (const { live } of objects) {
      const identity = identityOf(live);
      this.addConfigMap(live, 'after');
      if (identity.kind === 'PersistentVolume') this.#volumes.set(identity.name, new Field(live));
      if (identity.kind === 'PersistentVolumeClaim') this.addClaim(`${namespaceOf(identity)}/${identity.name}`, live);
    }
  }

  /** The ConfigMaps of a namespace before or after the apply. */
  configMapsOf(namespace: string, time: ApplyPhase): NamespaceConfigMaps {
    return new NamespaceConfigMaps((name) => this.#configMaps[time].get(`${namespace}/${name}`));
  }

  private addConfigMap(live: JsonObject, time: ApplyPhase): void {
    const identity = identityOf(live);
    if (identity.kind !== 'ConfigMap') return;
    this.#configMaps[time].set(`${namespaceOf(identity)}/${identity.name}`, new Field(live));
  }

  private addClaim(key: string, live: JsonObject): void {
    const claim = new Field(live);
    const volume = claim.at('spec', 'volumeName').scalar;
    this.#claims.set(key, claim);
    if (!this.#holders.has(volume)) this.#holders.set(volume, key);
  }

  /**
   * Where the data of a claim lies: in the PersistentVolume that the claim names, if a manifest has both, and otherwise
   * in the claim. A PersistentVolume belongs to the first claim that names it, as long as that stands.
   */
  locationOf(namespace: string, name: string): string {
    const spec = this.volumeOf(namespace, name);
    const [type, source] = spec.entries().find(([field]) => !NOT_A_SOURCE.has(field)) ?? [];
    if (type === undefined || source === undefined) return `claim ${namespace}/${name}`;
    const nodes = spec.at('nodeAffinity').raw;
    return locationOfSource(type, source) + (nodes === undefined ? '' : ` ${JSON.stringify(nodes)}`);
  }

  /** Whether the data of a claim lies on a node, and nothing says on which. */
  isOnSomeNode(namespace: string, name: string): boolean {
    const spec = this.volumeOf(namespace, name);
    return spec.at('hostPath').raw !== undefined && spec.at('nodeAffinity').raw === undefined;
  }

  /** The spec of the PersistentVolume that a claim names and has. */
  private volumeOf(namespace: string, name: string): Field {
    const key = `${namespace}/${name}`;
    const volume = this.#claims.get(key)?.at('spec', 'volumeName').string ?? '';
    return this.#holders.get(volume) === key ? (this.#volumes.get(volume)?.at('spec') ?? NONE) : NONE;
  }

  /** The access modes that a claim asks for. None if no manifest has the claim. */
  accessModesOf(namespace: string, name: string): string[] {
    const modes = this.#claims.get(`${namespace}/${name}`)?.find('spec', 'accessModes', '*') ?? [];
    return modes.map(({ scalar: word }) => word);
  }

  /** What a claim was filled from when it was created: the location of another claim, or a VolumeSnapshot. */
  filledFrom(namespace: string, name: string): string | undefined {
    const spec = this.#claims.get(`${namespace}/${name}`)?.at('spec') ?? NONE;
    const [source] = [...spec.find('dataSourceRef'), ...spec.find('dataSource')];
    if (source === undefined) return undefined;
    const from = source.at('name').scalar;
    const isClaim = source.at('kind').string === 'PersistentVolumeClaim';
    return isClaim
      ? this.locationOf(source.at('namespace').string ?? namespace, from)
      : `${source.at('kind').scalar} ${from}`;
  }
}
