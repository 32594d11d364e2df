import { absolutePath, all, checkedValue, distinct, list, type Problem, properties } from '../rules';
import type { ClaimTemplate } from './claim-template';
import { Volume } from './volume';

/** A volume, and where a container sees it. */
export interface Mount {
  readonly volume: Volume;
  /** An absolute path in the container. */
  readonly mountPath: string;
}

/** A claim as a container sees it. */
export type ClaimMount = Pick<ClaimTemplate, 'name' | 'mountPath'>;

const mount = properties<Mount>({
  volume: checkedValue(Volume, 'a Volume, such as Volume.emptyDir({ name })'),
  mountPath: absolutePath,
});

export const mounts = all(list('{ volume, mountPath }', mount), distinct<Mount>('mountPath'));

const TMP: Mount = { volume: Volume.emptyDir({ name: 'tmp' }), mountPath: '/tmp' };

/** The mounts with room at `/tmp`, unless something is mounted there: many programs can't do without. */
export function withTmp(mounts: readonly Mount[], claims: readonly ClaimMount[]): readonly Mount[] {
  const taken = [...mounts, ...claims].some(({ mountPath }) => mountPath === TMP.mountPath);
  return taken ? mounts : [...mounts, TMP];
}

/** Where sound mounts can't be together with each other or with the claims of their pod. */
export function clashes(mounts: readonly Mount[], claims: readonly ClaimMount[]): readonly Problem[] {
  return mounts.flatMap(({ volume, mountPath }, index) => {
    const samePath = claims.find((claim) => claim.mountPath === mountPath);
    const sameName =
      claims.find(({ name }) => name === volume.name) ??
      mounts.slice(0, index).find((other) => other.volume.name === volume.name && other.volume !== volume);
    return [
      ...clash(
        samePath && `${mountPath}`,
        mountPath,
        `a path of its own: the claim ${samePath?.name} is mounted there`,
      ),
      ...clash(
        sameName && `${mountPath}`,
        volume.name,
        `a volume with a name of its own: what is at ${sameName?.mountPath} has it`,
      ),
    ];
  });
}

function clash(at: string | undefined, value: string, allowed: string): Problem[] {
  return at === undefined ? [] : [{ path: `[${at}]`, value, allowed }];
}
