import { ENUM_VALUES, POD_LIMITS, RANGES, STRING_FORMS } from '../../../kubernetes';
import { type Field, type FieldRule, f, isNonEmpty, isSet } from '../../../validation';
import { localDescendingPath } from './paths';

const partition: FieldRule = f.optional(f.integer(RANGES.partition));

/** The Secret with the credentials of a driver. */
const secretRules: FieldRule = f.optional(f.object({ name: f.required('the name of the Secret') }));

const volumeID: FieldRule = f.required('the ID of the volume');

const nfs: FieldRule = f.object({
  server: f.required('the hostname or IP address of the NFS server'),
  path: f.required(
    'an absolute path',
    f.refine(({ scalar }) => scalar.startsWith('/'), 'an absolute path'),
  ),
});

const iscsi: FieldRule = f.allOf(
  f.object({
    targetPortal: f.required('the IP address of the iSCSI target'),
    iqn: f.required('the name of the iSCSI target', f.pattern(STRING_FORMS.iscsiName)),
    lun: partition,
    initiatorName: f.optional(f.pattern(STRING_FORMS.iscsiName)),
  }),
  f.when(
    (volume) => volume.at('chapAuthDiscovery').raw === true || volume.at('chapAuthSession').raw === true,
    f.object({ secretRef: f.required('the volume has CHAP authentication') }),
  ),
);

const flocker: FieldRule = f.allOf(
  f.when(hasNonEmpty('datasetUUID'), f.object({ datasetName: f.forbidden('datasetUUID is given') })),
  f.when(f.not(hasNonEmpty('datasetUUID')), f.object({ datasetName: f.refine(isNonEmpty, 'given, or datasetUUID') })),
  f.object({
    datasetName: f.optional(f.refine(({ scalar }) => !scalar.includes('/'), 'a name without "/"')),
  }),
);

const quobyte: FieldRule = f.allOf(
  f.object({
    registry: f.required(
      'the registries of Quobyte, as HOST:PORT',
      f.refine(({ scalar }) => scalar.split(',').every(isHostAndPort), 'HOST:PORT, several with "," between them'),
    ),
    volume: f.required('the name of the volume'),
  }),
  f.when(hasNonEmpty('registry'), f.object({ tenant: f.maxLength(POD_LIMITS.quobyteTenantCharacters) })),
);

const fc: FieldRule = f.allOf(
  f.when(hasNonEmpty('wwids'), f.object({ targetWWNs: f.forbidden('wwids are given') })),
  f.when(f.not(hasNonEmpty('wwids')), f.object({ targetWWNs: f.refine(isNonEmpty, 'given, or wwids') })),
  f.when(hasNonEmpty('targetWWNs'), f.object({ lun: f.required('targetWWNs are given', f.integer(RANGES.partition)) })),
);

const flexVolume: FieldRule = f.object({
  driver: f.required('the name of the driver'),
  options: f.keys(isOwnOption, 'a key outside of kubernetes.io and k8s.io'),
});

const azureDisk: FieldRule = f.allOf(
  f.object({
    diskName: f.required('the name of the disk'),
    diskURI: f.required('the URI of the disk'),
    cachingMode: f.optional(f.enumOf(ENUM_VALUES.azureCachingMode)),
    kind: f.optional(f.enumOf(ENUM_VALUES.azureKind)),
  }),
  f.when(f.equals('kind', 'Managed'), f.object({ diskURI: uriRules('/subscriptions/') })),
  f.when(
    (volume) => isSet(volume.at('kind')) && volume.at('kind').raw !== 'Managed',
    f.object({ diskURI: uriRules('https://') }),
  ),
);

/**
 * The volumes of storage drivers other than CSI, most of which Kubernetes no longer has.
 *
 * @see https://kubernetes.io/docs/concepts/storage/volumes/#volume-types
 */
export const STORAGE_DRIVERS: Readonly<Record<string, FieldRule>> = {
  nfs,
  gitRepo: f.object({
    repository: f.required('the URL of the repository'),
    directory: f.optional(localDescendingPath),
  }),
  gcePersistentDisk: f.object({ pdName: f.required('the name of the disk'), partition }),
  awsElasticBlockStore: f.object({ volumeID, partition }),
  iscsi,
  glusterfs: f.object({
    endpoints: f.required('the name of the Endpoints'),
    path: f.required('the name of the volume'),
  }),
  flocker,
  rbd: f.object({
    monitors: f.nonEmptyArray('the Ceph monitors'),
    image: f.required('the name of the image'),
  }),
  cinder: f.object({ volumeID, secretRef: secretRules }),
  cephfs: f.object({ monitors: f.nonEmptyArray('the Ceph monitors') }),
  quobyte,
  fc,
  flexVolume,
  azureFile: f.object({
    secretName: f.required('the name of the Secret'),
    shareName: f.required('the name of the share'),
  }),
  azureDisk,
  vsphereVolume: f.object({ volumePath: f.required('the path of the volume') }),
  photonPersistentDisk: f.object({ pdID: f.required('the ID of the disk') }),
  portworxVolume: f.object({ volumeID }),
  scaleIO: f.object({
    gateway: f.required('the address of the gateway'),
    system: f.required('the name of the storage system'),
    volumeName: f.required('the name of the volume'),
  }),
  storageos: f.object({
    volumeName: f.required('the name of the volume', f.name('label')),
    volumeNamespace: f.emptyOr(f.name('label')),
    secretRef: secretRules,
  }),
};

function hasNonEmpty(key: string): (field: Field) => boolean {
  return (field) => isNonEmpty(field.at(key));
}

function uriRules(start: string): FieldRule {
  return f.optional(f.refine(({ scalar }) => scalar.startsWith(start), `a URI that begins with ${start}`));
}

function isHostAndPort(pair: string): boolean {
  return /^(\[[^[\]]*\]|[^:[\]]*):[^:[\]]*$/.test(pair);
}

function isOwnOption(key: string): boolean {
  return !/(^|\.)(kubernetes|k8s)\.io$/i.test(key.replace(/\/.*/s, ''));
}
