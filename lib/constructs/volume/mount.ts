import { PersistentVolumeMode } from 'cdk8s-plus-28';
import type * as k8s from '../../../imports/k8s';
import type { Manifest } from '../../kubernetes';
import { type RulesOf, v } from '../../validation';
import { omitEmpty } from '../omit-empty';
import { type ClaimTemplate, validateDeviceMount } from './claim-template';
import { Volume } from './volume';

/**
 * A volume, and where a container sees it.
 *
 * @see https://kubernetes.io/docs/concepts/storage/volumes/
 */
export interface Mount {
  /** What is mounted. The same Volume in two containers is shared by them. */
  readonly volume: Volume;
  /**
   * An absolute path in the container, not `/dev` and not in `/proc`; of a claim with PersistentVolumeMode.BLOCK, that
   * of the device, which a container sees once.
   */
  readonly mountPath: string;
  /**
   * The file or folder of the volume that the container sees. What comes so from a ConfigMap or a Secret does not
   * follow a change while the container runs.
   *
   * @default - all of the volume
   */
  readonly subPath?: string;
  /**
   * Whether the container can only read it.
   *
   * @default false
   */
  readonly readOnly?: boolean;
}

const mountRules: RulesOf<Mount> = {
  volume: v.instance(Volume, 'a Volume, such as Volume.emptyDir({ name })'),
  mountPath: v.mountPath,
  subPath: v.optional(v.relativePath),
  readOnly: v.optional(v.boolean),
};

const mountRule = v.allOf(
  v.object(mountRules),
  v.whenValid<Mount>(mountRules, ['volume', 'subPath', 'readOnly'], (mount) =>
    mount.volume.claim ? validateDeviceMount(mount.volume.claim, mount) : [],
  ),
);

export const mountsRule = v.allOf(v.array('{ volume, mountPath }', mountRule), v.uniqueBy<Mount>('mountPath'));

/** A claim as the app's container sees it. */
export function mountClaim(claim: ClaimTemplate): Mount {
  const { mountPath, subPath, readOnly } = claim;
  return { volume: Volume.ofClaim(claim), mountPath, subPath, readOnly };
}

/** Whether what is mounted is a bare device. */
export function isDevice({ volume }: Mount): boolean {
  return volume.claim?.volumeMode === PersistentVolumeMode.BLOCK;
}

/** The mounts as they stand in a manifest: file systems and devices are listed apart. */
export function mountsToKube(
  mounts: readonly Mount[],
): Pick<Manifest<k8s.Container>, 'volumeMounts' | 'volumeDevices'> {
  const volumeMounts = mounts
    .filter((mount) => !isDevice(mount))
    .map(({ volume, mountPath, subPath, readOnly }) => ({
      name: volume.name,
      mountPath,
      subPath,
      readOnly: readOnly || undefined,
    }));
  const volumeDevices = mounts
    .filter(isDevice)
    .map(({ volume, mountPath }) => ({ name: volume.name, devicePath: mountPath }));
  return {
    volumeMounts: omitEmpty(volumeMounts),
    volumeDevices: omitEmpty(volumeDevices),
  };
}
