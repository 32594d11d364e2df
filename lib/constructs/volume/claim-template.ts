import { PersistentVolumeAccessMode, PersistentVolumeMode } from 'cdk8s-plus-28';
import type * as k8s from '../../../imports/k8s';
import type { Manifest } from '../../kubernetes';
import { isName } from '../../kubernetes';
import { type Issue, type RulesOf, v } from '../../validation';
import { type SizeOrQuantity, sizeOrQuantityRule, toQuantity } from '../cdk8s-values';

import { labelsRule } from '../labels';
import { omitEmpty } from '../omit-empty';

/**
 * A volume that each pod of an app has for itself, and gets back when it is replaced. The claim of a pod is
 * called `<name>-<app>-<ordinal>`. Once the app runs, only how the container sees the volume can be changed in
 * place.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#volume-claim-templates
 */
export interface ClaimTemplate {
  /** The name of the template, and of the volume in the pod. Another name means other, empty volumes. */
  readonly name: string;
  /**
   * Where the app's container sees the volume: an absolute path, not `/dev` and not in `/proc`. With
   * PersistentVolumeMode.BLOCK, that of the device.
   */
  readonly mountPath: string;
  /**
   * The folder of the volume that the app's container sees.
   *
   * @default - all of the volume
   */
  readonly subPath?: string;
  /**
   * Whether the app's container can only read it.
   *
   * @default false
   */
  readonly readOnly?: boolean;
  /** How much each pod gets, at least one byte: `Size.gibibytes(1)`, or what a Size can't say, such as `10.5Gi` and `1G`. */
  readonly size: SizeOrQuantity;
  /**
   * How a volume may be mounted.
   *
   * @default [PersistentVolumeAccessMode.READ_WRITE_ONCE]
   */
  readonly accessModes?: readonly PersistentVolumeAccessMode[];
  /**
   * The StorageClass that makes the volumes. Empty: none, they must be there.
   *
   * @default - the cluster's default
   */
  readonly storageClassName?: string;
  /**
   * Whether the container gets a file system or a bare device.
   *
   * @default PersistentVolumeMode.FILE_SYSTEM
   */
  readonly volumeMode?: PersistentVolumeMode;
  /**
   * The VolumeSnapshot that new volumes begin with.
   *
   * @see https://kubernetes.io/docs/concepts/storage/persistent-volumes/#volume-snapshot-and-restore-volume-from-snapshot-support
   * @default - none, they begin empty
   */
  readonly snapshot?: string;
  /**
   * Labels of the claims. They can never be changed, so nothing that names a version can be among them.
   *
   * @default - none
   */
  readonly labels?: Readonly<Record<string, string>>;
}

const VOLUME_SNAPSHOT = { apiGroup: 'snapshot.storage.k8s.io', kind: 'VolumeSnapshot' } as const;

/** What says which version, release or build an object is of, by the names that are in use for it. */
const VERSION_KEY = /(^|[./_-])(version|revision|chart|build|commit|sha|tag|hash)$/i;
const VERSION_VALUE = /^v?\d+(\.\d+)+|(^|-)v?\d+\.\d+\.\d+/;

const versionlessLabelsRule = v.pipe(labelsRule, (given) =>
  Object.entries(given as Readonly<Record<string, string>>)
    .filter(([key, value]) => VERSION_KEY.test(key) || VERSION_VALUE.test(value))
    .map(([path, value]) => ({
      path,
      value,
      allowed: 'left out: it names a version, and the labels of a claim template can never be changed',
    })),
);

const accessModesRule = v.allOf(
  v.array('access modes', v.enumOf(Object.values(PersistentVolumeAccessMode)), 1),
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
    v.refine((value) => value === '' || isName('object', value), 'the name of a StorageClass, or empty for none'),
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

/** A device is seen as a whole: it has no folders, and the API no way to say that it is only read. */
export function validateDeviceMount(
  { volumeMode }: Pick<ClaimTemplate, 'volumeMode'>,
  { subPath, readOnly }: Pick<ClaimTemplate, 'subPath' | 'readOnly'>,
): Issue[] {
  if (volumeMode !== PersistentVolumeMode.BLOCK) return [];
  const allowed = 'left out: a device (PersistentVolumeMode.BLOCK) is seen as a whole';
  return [
    { path: 'subPath', value: subPath, allowed },
    { path: 'readOnly', value: readOnly, allowed },
  ].filter(({ value }) => value !== undefined);
}

/** The claim template as it stands in a manifest. */
export function claimTemplateToKube(claim: ClaimTemplate): Manifest<k8s.KubePersistentVolumeClaimProps> {
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
