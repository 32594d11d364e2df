import type { Standing } from '../../api-server';
import { Field } from '../../fields';
import { identityOf, namespaceOf } from '../cluster';
import { locationIn } from './volumes';

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

/** The claims and PersistentVolumes of a cluster. */
export class Storage {
  readonly #claims = new Map<string, Field>();
  readonly #volumes = new Map<string, Field>();

  constructor(objects: readonly Standing[]) {
    for (const { live } of objects) {
      const identity = identityOf(live);
      if (identity.kind === 'PersistentVolume') this.#volumes.set(identity.name, new Field(live));
      if (identity.kind === 'PersistentVolumeClaim')
        this.#claims.set(`${namespaceOf(identity)}/${identity.name}`, new Field(live));
    }
  }

  /**
   * Where the data of a claim lies: in the PersistentVolume that the claim names, if a manifest has both, and otherwise
   * in the claim.
   */
  locationOf(namespace: string, name: string): string {
    const volume = this.#volumes.get(this.#claims.get(`${namespace}/${name}`)?.at('spec', 'volumeName').text ?? '');
    const [type, source] =
      volume
        ?.at('spec')
        .entries()
        .find(([key]) => !NOT_A_SOURCE.has(key)) ?? [];
    return type === undefined || source === undefined ? `claim ${namespace}/${name}` : locationIn(type, source);
  }

  /** The access modes that a claim asks for. None if no manifest has the claim. */
  accessModesOf(namespace: string, name: string): string[] {
    const modes = this.#claims.get(`${namespace}/${name}`)?.find('spec', 'accessModes', '*') ?? [];
    return modes.map(({ word }) => word);
  }

  /** What a claim was filled from when it was created: the location of another claim, or a VolumeSnapshot. */
  filledFrom(namespace: string, name: string): string | undefined {
    const spec = this.#claims.get(`${namespace}/${name}`)?.at('spec') ?? new Field(undefined);
    const [source] = [...spec.find('dataSourceRef'), ...spec.find('dataSource')];
    if (source === undefined) return undefined;
    const from = source.at('name').word;
    const isClaim = source.at('kind').text === 'PersistentVolumeClaim';
    return isClaim
      ? this.locationOf(source.at('namespace').text ?? namespace, from)
      : `${source.at('kind').word} ${from}`;
  }
}
