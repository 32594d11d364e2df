import { type FieldDefault, toDefaults } from './default';
import { IMAGE_REFERENCE } from './names';
import { VOLUME_SOURCES } from './volume-sources';

/**
 * An image with the tag `latest`, explicitly or by default. An image with a digest and no tag does not match, nor does a
 * name of more than 247 characters, which is no image.
 */
const LATEST = new RegExp(
  `^(?=${IMAGE_REFERENCE.source})(?=[^:@]{0,247}(?:[:@]|$))(?:[^@]*:latest(?:@|$)|(?:[^/@]*/)*[^/:@]+$)`,
);
const MODE_0644 = 420;

const CONTAINER: readonly FieldDefault[] = [
  { field: 'imagePullPolicy', value: 'Always', ifSiblings: { image: LATEST } },
  ...toDefaults({
    imagePullPolicy: 'IfNotPresent',
    terminationMessagePath: '/dev/termination-log',
    terminationMessagePolicy: 'File',
  }),
];

/**
 * The defaults of pods and pod templates by type of `TYPES`.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#PodSpec
 */
export const POD_DEFAULTS: Readonly<Record<string, readonly FieldDefault[]>> = {
  'core/v1.Pod': [{ field: 'spec', value: {}, members: { enableServiceLinks: true } }],
  'core/v1.PodSpec': [
    ...toDefaults({
      restartPolicy: 'Always',
      dnsPolicy: 'ClusterFirst',
      schedulerName: 'default-scheduler',
      terminationGracePeriodSeconds: 30,
      securityContext: {},
    }),
    { field: 'serviceAccountName', copiedFrom: 'serviceAccount' },
    { field: 'serviceAccount', copiedFrom: 'serviceAccountName', isForced: true },
  ],
  'core/v1.Container': CONTAINER,
  'core/v1.EphemeralContainer': CONTAINER,
  'core/v1.ContainerPort': toDefaults({ protocol: 'TCP' }),
  'core/v1.Probe': toDefaults({ timeoutSeconds: 1, periodSeconds: 10, successThreshold: 1, failureThreshold: 3 }),
  'core/v1.HTTPGetAction': toDefaults({ path: '/', scheme: 'HTTP' }),
  'core/v1.GRPCAction': toDefaults({ service: '' }),
  'core/v1.ObjectFieldSelector': toDefaults({ apiVersion: 'v1' }),
  'core/v1.ResourceFieldSelector': toDefaults({ divisor: '0' }),
  'core/v1.FileKeySelector': toDefaults({ optional: false }),
  'core/v1.Volume': [{ field: 'emptyDir', value: {}, unlessSiblings: VOLUME_SOURCES }],
  'core/v1.SecretVolumeSource': toDefaults({ defaultMode: MODE_0644 }),
  'core/v1.ConfigMapVolumeSource': toDefaults({ defaultMode: MODE_0644 }),
  'core/v1.DownwardAPIVolumeSource': toDefaults({ defaultMode: MODE_0644 }),
  'core/v1.ProjectedVolumeSource': toDefaults({ defaultMode: MODE_0644 }),
  'core/v1.ServiceAccountTokenProjection': toDefaults({ expirationSeconds: 3600 }),
  'core/v1.HostPathVolumeSource': toDefaults({ type: '' }),
  'core/v1.ISCSIVolumeSource': toDefaults({ iscsiInterface: 'default' }),
  'core/v1.RBDVolumeSource': toDefaults({ pool: 'rbd', user: 'admin', keyring: '/etc/ceph/keyring' }),
  'core/v1.AzureDiskVolumeSource': toDefaults({
    cachingMode: 'ReadWrite',
    kind: 'Shared',
    fsType: 'ext4',
    readOnly: false,
  }),
  'core/v1.ScaleIOVolumeSource': toDefaults({ storageMode: 'ThinProvisioned', fsType: 'xfs' }),
  'core/v1.ImageVolumeSource': [
    { field: 'pullPolicy', value: 'Always', ifSiblings: { reference: LATEST } },
    { field: 'pullPolicy', value: 'IfNotPresent' },
  ],
};
