import { PersistentVolumeMode } from 'cdk8s-plus-28';
import type * as k8s from '../../../imports/k8s';
import type { ManifestOf } from '../../kubernetes';
import { type RulesOf, v } from '../../validation';
import { omitEmpty } from '../omit-empty';
import { type ClaimTemplate, validateDeviceMount } from './claim-template';
import { Volume } from './volume';

/**
 * A volume and the path at which a container mounts it.
 *
 * @see https://kubernetes.io/docs/concepts/storage/volumes/
 */
export interface Mount {
  /** The mounted volume. Containers that mount the same Volume share it. */
  readonly volume: Volume;
  /**
   * An absolute path in the container, except `/dev` and paths in `/proc`. For a claim with PersistentVolumeMode.BLOCK,
   * the path of the device. A container can mount a device only once.
   */
  readonly mountPath: string;
  /**
   * The file or folder of the volume that is mounted. If it comes from a ConfigMap or a Secret, a running container does
   * not see updates.
   *
   * @see https://kubernetes.io/docs/concepts/storage/volumes/#using-subpath
   * @default - the root of the volume
   */
  readonly subPath?: string;
  /**
   * Whether the container mounts the volume read-only.
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

/** Returns the mount of a claim in the container of the app. */
export function mountClaim(claim: ClaimTemplate): Mount {
  const { mountPath, subPath, readOnly } = claim;
  return { volume: Volume.ofClaim(claim), mountPath, subPath, readOnly };
}

/** Whether the mounted volume is a raw block device. */
export function isDevice({ volume }: Mount): boolean {
  return volume.claim?.volumeMode === PersistentVolumeMode.BLOCK;
}

/** Converts mounts to the fields of a container, which has one for file systems and one for devices. */
export function mountsToKube(
  mounts: readonly Mount[],
): Pick<ManifestOf<k8s.Container>, 'volumeMounts' | 'volumeDevices'> {
  const fileSystems = mounts.filter((mount) => !isDevice(mount));
  const devices = mounts.filter(isDevice);
  return {
    volumeMounts: omitEmpty(
      fileSystems.map(({ volume: { name }, mountPath, subPath, readOnly }) => ({
        name,
        mountPath,
        subPath,
        readOnly: readOnly || undefined,
      })),
    ),
    volumeDevices: omitEmpty(devices.map(({ volume: { name }, mountPath }) => ({ name, devicePath: mountPath }))),
  };
}
