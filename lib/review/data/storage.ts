import type { LiveObject } from '../../api-server';
import type { JsonObject } from '../../kubernetes';
import { namespaceOf } from '../../kubernetes';
import { Field } from '../../validation';
import { identityOf } from '../cluster';
import { NamespaceConfigMaps } from './config-maps';

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

/** Before or after HEAD is applied. */
export type BeforeOrAfterApply = 'before' | 'after';

/** The PersistentVolumeClaims, PersistentVolumes and ConfigMaps of a cluster. */
export class Storage {
  readonly #claims = new Map<string, Field>();
  readonly #volumes = new Map<string, Field>();
  /** The claim that has each PersistentVolume, by the name of the volume. */
  readonly #claimOfVolume = new Map<string, string>();

  readonly #configMaps = { before: new Map<string, Field>(), after: new Map<string, Field>() };

  /**
   * @param after the objects of the cluster after HEAD is applied
   * @param before the objects before that
   */
  constructor(after: readonly LiveObject[], before: readonly LiveObject[]) {
    for (const { live } of before) this.addConfigMap(live, 'before');
    for (const { live } of after) {
      const identity = identityOf(live);
      this.addConfigMap(live, 'after');
      if (identity.kind === 'PersistentVolume') this.#volumes.set(identity.name, new Field(live));
      if (identity.kind === 'PersistentVolumeClaim') this.addClaim(`${namespaceOf(identity)}/${identity.name}`, live);
    }
  }

  /** The ConfigMaps of a namespace before or after HEAD is applied. */
  configMapsOf(namespace: string, when: BeforeOrAfterApply): NamespaceConfigMaps {
    return new NamespaceConfigMaps((name) => this.#configMaps[when].get(`${namespace}/${name}`));
  }

  private addConfigMap(live: JsonObject, when: BeforeOrAfterApply): void {
    const identity = identityOf(live);
    if (identity.kind !== 'ConfigMap') return;
    this.#configMaps[when].set(`${namespaceOf(identity)}/${identity.name}`, new Field(live));
  }

  private addClaim(key: string, live: JsonObject): void {
    const claim = new Field(live);
    const volume = claim.at('spec', 'volumeName').scalar;
    this.#claims.set(key, claim);
    if (!this.#claimOfVolume.has(volume)) this.#claimOfVolume.set(volume, key);
  }

  /**
   * The location of a claim's data: the PersistentVolume that the claim names, if the manifests have both, otherwise the
   * claim. A PersistentVolume belongs to the first claim that names it.
   */
  locationOf(namespace: string, name: string): string {
    const spec = this.volumeSpecOf(namespace, name);
    const [type, source] = spec.entries().find(([field]) => !NOT_A_SOURCE.has(field)) ?? [];
    if (type === undefined || source === undefined) return `claim ${namespace}/${name}`;
    const nodes = spec.at('nodeAffinity').raw;
    return locationOfSource(type, source) + (nodes === undefined ? '' : ` ${JSON.stringify(nodes)}`);
  }

  /** Whether the data of a claim is on a node, and the PersistentVolume does not say on which. */
  isOnSomeNode(namespace: string, name: string): boolean {
    const spec = this.volumeSpecOf(namespace, name);
    return spec.at('hostPath').raw !== undefined && spec.at('nodeAffinity').raw === undefined;
  }

  /** The spec of the PersistentVolume that belongs to a claim. */
  private volumeSpecOf(namespace: string, name: string): Field {
    const key = `${namespace}/${name}`;
    const volume = this.#claims.get(key)?.at('spec', 'volumeName').string ?? '';
    return this.#claimOfVolume.get(volume) === key ? (this.#volumes.get(volume)?.at('spec') ?? NONE) : NONE;
  }

  /** The access modes that a claim requests. None if no manifest has the claim. */
  accessModesOf(namespace: string, name: string): string[] {
    const modes = this.#claims.get(`${namespace}/${name}`)?.find('spec', 'accessModes', '*') ?? [];
    return modes.map(({ scalar }) => scalar);
  }

  /** The data source of a claim: the location of another claim, or a VolumeSnapshot. */
  dataSourceOf(namespace: string, name: string): string | undefined {
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

/** Fields of a volume source that do not say where its data is. */
const FIELDS_WITHOUT_LOCATION = ['readOnly', 'fsType', 'secretRef', 'type', 'user', 'nodePublishSecretRef'];

/** The location of a volume's data, by its source in a Pod or a PersistentVolume. */
export function locationOfSource(type: string, source: Field): string {
  const handle = source.at('volumeHandle').string;
  if (handle !== undefined) return `${type} ${source.at('driver').scalar} ${handle}`;
  const fields = source.entries().filter(([key]) => !FIELDS_WITHOUT_LOCATION.includes(key));
  const values = fields.map(([key, { raw }]) => `${key}=${JSON.stringify(raw).replace(/\/+"$/, '"')}`);
  return `${type} ${values.sort().join(' ')}`;
}
