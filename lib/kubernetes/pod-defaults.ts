import { type Default, values } from './default';
import { IMAGE_REFERENCE } from './names';
import { VOLUME_SOURCES } from './volume-sources';

/**
 * An image whose tag is `latest`, named or for want of another; one with a digest and no tag isn't, nor is what is no
 * image: names of more than 247 characters are none.
 */
const LATEST = new RegExp(
  `^(?=${IMAGE_REFERENCE.source})(?=[^:@]{0,247}(?:[:@]|$))(?:[^@]*:latest(?:@|$)|(?:[^/@]*/)*[^/:@]+$)`,
);
const MODE_0644 = 420;

const CONTAINER: readonly Default[] = [
  { field: 'imagePullPolicy', value: 'Always', where: { image: LATEST } },
  ...values({
    imagePullPolicy: 'IfNotPresent',
    terminationMessagePath: '/dev/termination-log',
    terminationMessagePolicy: 'File',
  }),
];

/**
 * The defaults of pods, by type of `TYPES`. That of a pod template has no others.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#PodSpec
 */
export const POD_DEFAULTS: Readonly<Record<string, readonly Default[]>> = {
  'core/v1.Pod': [{ field: 'spec', value: {}, members: { enableServiceLinks: true } }],
  'core/v1.PodSpec': [
    ...values({
      restartPolicy: 'Always',
      dnsPolicy: 'ClusterFirst',
      schedulerName: 'default-scheduler',
      terminationGracePeriodSeconds: 30,
      securityContext: {},
    }),
    { field: 'serviceAccountName', from: 'serviceAccount' },
    { field: 'serviceAccount', from: 'serviceAccountName', overriding: true },
  ],
  'core/v1.Container': CONTAINER,
  'core/v1.EphemeralContainer': CONTAINER,
  'core/v1.ContainerPort': values({ protocol: 'TCP' }),
  'core/v1.Probe': values({ timeoutSeconds: 1, periodSeconds: 10, successThreshold: 1, failureThreshold: 3 }),
  'core/v1.HTTPGetAction': values({ path: '/', scheme: 'HTTP' }),
  'core/v1.GRPCAction': values({ service: '' }),
  'core/v1.ObjectFieldSelector': values({ apiVersion: 'v1' }),
  'core/v1.ResourceFieldSelector': values({ divisor: '0' }),
  'core/v1.FileKeySelector': values({ optional: false }),
  'core/v1.Volume': [{ field: 'emptyDir', value: {}, without: VOLUME_SOURCES }],
  'core/v1.SecretVolumeSource': values({ defaultMode: MODE_0644 }),
  'core/v1.ConfigMapVolumeSource': values({ defaultMode: MODE_0644 }),
  'core/v1.DownwardAPIVolumeSource': values({ defaultMode: MODE_0644 }),
  'core/v1.ProjectedVolumeSource': values({ defaultMode: MODE_0644 }),
  'core/v1.ServiceAccountTokenProjection': values({ expirationSeconds: 3600 }),
  'core/v1.HostPathVolumeSource': values({ type: '' }),
  'core/v1.ISCSIVolumeSource': values({ iscsiInterface: 'default' }),
  'core/v1.RBDVolumeSource': values({ pool: 'rbd', user: 'admin', keyring: '/etc/ceph/keyring' }),
  'core/v1.AzureDiskVolumeSource': values({
    cachingMode: 'ReadWrite',
    kind: 'Shared',
    fsType: 'ext4',
    readOnly: false,
  }),
  'core/v1.ScaleIOVolumeSource': values({ storageMode: 'ThinProvisioned', fsType: 'xfs' }),
  'core/v1.ImageVolumeSource': [
    { field: 'pullPolicy', value: 'Always', where: { reference: LATEST } },
    { field: 'pullPolicy', value: 'IfNotPresent' },
  ],
};
