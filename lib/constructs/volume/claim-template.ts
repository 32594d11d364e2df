import { PersistentVolumeAccessMode, PersistentVolumeMode } from 'cdk8s-plus-28';
import type * as k8s from '../../../imports/k8s';
import { hasForm, type ManifestOf } from '../../kubernetes';
import { type Issue, type RulesOf, v } from '../../validation';
import { type SizeOrQuantity, sizeOrQuantityRule, toQuantity } from '../cdk8s-values';
import { labelsRule } from '../labels';
import { omitEmpty } from '../omit-empty';

/**
 * A volume that each pod of an app has for itself and keeps when the pod is replaced. The PersistentVolumeClaim of a
 * pod is named `<name>-<app>-<ordinal>`. A claim template is immutable, except for `mountPath`, `subPath` and
 * `readOnly`.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#volume-claim-templates
 */
export interface ClaimTemplate {
  /** The name of the template, and of the volume in the pod. If it changes, pods start with new, empty volumes. */
  readonly name: string;
  /**
   * The path at which the container of the app mounts the volume: an absolute path, except `/dev` and paths in `/proc`.
   * With PersistentVolumeMode.BLOCK, the path of the device.
   */
  readonly mountPath: string;
  /**
   * The folder of the volume that the container of the app mounts.
   *
   * @default - the root of the volume
   */
  readonly subPath?: string;
  /**
   * Whether the container of the app mounts the volume read-only.
   *
   * @default false
   */
  readonly readOnly?: boolean;
  /**
   * The requested capacity of each volume, at least one byte: `Size.gibibytes(1)`, or a quantity such as `10.5Gi` or
   * `1G`.
   */
  readonly size: SizeOrQuantity;
  /**
   * The access modes of the volume.
   *
   * @see https://kubernetes.io/docs/concepts/storage/persistent-volumes/#access-modes
   * @default [PersistentVolumeAccessMode.READ_WRITE_ONCE]
   */
  readonly accessModes?: readonly PersistentVolumeAccessMode[];
  /**
   * The StorageClass that provisions the volumes. An empty string disables provisioning: the volumes must exist.
   *
   * @see https://kubernetes.io/docs/concepts/storage/storage-classes/
   * @default - the default StorageClass of the cluster
   */
  readonly storageClassName?: string;
  /**
   * Whether the volume is a file system or a raw block device.
   *
   * @see https://kubernetes.io/docs/concepts/storage/persistent-volumes/#volume-mode
   * @default PersistentVolumeMode.FILE_SYSTEM
   */
  readonly volumeMode?: PersistentVolumeMode;
  /**
   * The name of the VolumeSnapshot that new volumes are restored from.
   *
   * @see https://kubernetes.io/docs/concepts/storage/persistent-volumes/#volume-snapshot-and-restore-volume-from-snapshot-support
   * @default - new volumes are empty
   */
  readonly snapshot?: string;
  /**
   * Labels of the PersistentVolumeClaims. They are immutable, so labels that contain a version are rejected.
   *
   * @default - no labels
   */
  readonly labels?: Readonly<Record<string, string>>;
}

const VOLUME_SNAPSHOT = { apiGroup: 'snapshot.storage.k8s.io', kind: 'VolumeSnapshot' } as const;

/** Label keys whose last word says that the value is a version, a release or a build. */
const VERSION_KEY = /(^|[./_-])(version|revision|chart|build|commit|sha|tag|hash)$/i;
const VERSION_VALUE = /^v?\d+(\.\d+)+|(^|-)v?\d+\.\d+\.\d+/;

const versionlessLabelsRule = v.pipe(labelsRule, (labels) =>
  Object.entries<string>(Object(labels))
    .filter(([key, value]) => VERSION_KEY.test(key) || VERSION_VALUE.test(value))
    .map(([path, value]) => ({
      path,
      value,
      allowed: 'omitted: it names a version, and labels of a claim template are immutable',
    })),
);

const accessModesRule = v.allOf(
  v.nonEmptyArray('access modes', v.enumOf(Object.values(PersistentVolumeAccessMode))),
  v.uniqueItems,
  v.refine(
    (modes) =>
      !Array.isArray(modes) || modes.length < 2 || !modes.includes(PersistentVolumeAccessMode.READ_WRITE_ONCE_POD),
    'ReadWriteOncePod alone, or other modes',
  ),
);

const claimTemplateRules: RulesOf<ClaimTemplate> = {
  name: v.name('label'),
  mountPath: v.mountPath,
  subPath: v.optional(v.relativePath),
  readOnly: v.optional(v.boolean),
  size: sizeOrQuantityRule,
  accessModes: v.optional(accessModesRule),
  storageClassName: v.optional(
    v.refine(
      (value) => value === '' || hasForm('object', value),
      'the name of a StorageClass, or "" for no StorageClass',
    ),
  ),
  volumeMode: v.optional(v.enumOf(Object.values(PersistentVolumeMode))),
  snapshot: v.optional(v.name('object')),
  labels: v.optional(versionlessLabelsRule),
};

export const claimTemplateRule = v.allOf(
  v.object(claimTemplateRules),
  v.whenValid<ClaimTemplate>(claimTemplateRules, ['volumeMode', 'subPath', 'readOnly'], (claim) =>
    validateDeviceMount(claim, claim),
  ),
);

/** Rejects `subPath` and `readOnly` for a block device: `volumeDevices` has no such fields. */
export function validateDeviceMount(
  { volumeMode }: Pick<ClaimTemplate, 'volumeMode'>,
  { subPath, readOnly }: Pick<ClaimTemplate, 'subPath' | 'readOnly'>,
): Issue[] {
  if (volumeMode !== PersistentVolumeMode.BLOCK) return [];
  const allowed = 'omitted: a block device (PersistentVolumeMode.BLOCK) is mounted whole and writable';
  return [
    { path: 'subPath', value: subPath, allowed },
    { path: 'readOnly', value: readOnly, allowed },
  ].filter(({ value }) => value !== undefined);
}

/** Converts a claim template to its manifest. */
export function claimTemplateToKube(claim: ClaimTemplate): ManifestOf<k8s.KubePersistentVolumeClaimProps> {
  const { name, labels, size, storageClassName, volumeMode, snapshot } = claim;
  const { accessModes = [PersistentVolumeAccessMode.READ_WRITE_ONCE] } = claim;
  return {
    metadata: { name, labels: omitEmpty(labels) },
    spec: {
      accessModes,
      storageClassName,
      volumeMode,
      dataSource: snapshot === undefined ? undefined : { ...VOLUME_SNAPSHOT, name: snapshot },
      resources: { requests: { storage: toQuantity(size) } },
    },
  };
}
