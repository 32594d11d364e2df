import { Size } from 'cdk8s';
import { PersistentVolumeAccessMode, PersistentVolumeMode } from 'cdk8s-plus-28';
import { createApp, propertyProblems, synthPod, synthStatefulSet, untyped, withContainer } from '../../../test/apps';
import type { DeleteClaims } from '../app';
import type { ClaimTemplate } from './claim-template';
import { Volume } from './volume';

const claim: ClaimTemplate = { name: 'data', mountPath: '/data', size: Size.gibibytes(1) };
const { READ_WRITE_ONCE_POD, READ_WRITE_MANY, READ_ONLY_MANY } = PersistentVolumeAccessMode;

const templateOf = (others: Partial<ClaimTemplate>) =>
  synthStatefulSet({ claims: [{ ...claim, ...others }] }).spec.volumeClaimTemplates[0];

describe('claims of a pod', () => {
  test('creates a claim template for each claim and mounts it in the container of the app', () => {
    const claims = [
      { ...claim, size: Size.gibibytes(10) },
      {
        name: 'shared',
        mountPath: '/data/shared',
        size: Size.mebibytes(512),
        accessModes: [READ_WRITE_MANY, READ_ONLY_MANY],
      },
    ];
    expect(synthStatefulSet({ claims }).spec.volumeClaimTemplates).toEqual([
      {
        metadata: { name: 'data' },
        spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '10Gi' } } },
      },
      {
        metadata: { name: 'shared' },
        spec: { accessModes: ['ReadWriteMany', 'ReadOnlyMany'], resources: { requests: { storage: '512Mi' } } },
      },
    ]);
    expect(synthPod({ claims }).containers[0].volumeMounts).toEqual([
      { name: 'data', mountPath: '/data' },
      { name: 'shared', mountPath: '/data/shared' },
      { name: 'tmp', mountPath: '/tmp' },
    ]);
  });

  test('names claims by template, app and ordinal', () => {
    const app = createApp({ replicas: 2, claims: [claim, { ...claim, name: 'logs', mountPath: '/logs' }] });
    expect(app.claimNames).toEqual(['data-web-0', 'logs-web-0', 'data-web-1', 'logs-web-1']);
  });

  test('mounts a claim at /tmp in place of an emptyDir', () => {
    const pod = synthPod({ claims: [{ ...claim, mountPath: '/tmp' }] });
    expect(pod.containers[0].volumeMounts).toEqual([{ name: 'data', mountPath: '/tmp' }]);
    expect(pod).not.toHaveProperty('volumes');
  });
});

describe('claim templates', () => {
  test.each(['10.5Gi', '1G', '1e9', '1'] as const)('writes the size %s unchanged', (size) => {
    expect(templateOf({ size }).spec.resources.requests.storage).toBe(size);
  });

  test.each(['fast', ''])('sets the StorageClass %p', (storageClassName) => {
    expect(templateOf({ storageClassName }).spec.storageClassName).toBe(storageClassName);
  });

  test('restores claims from a VolumeSnapshot', () => {
    expect(templateOf({ snapshot: 'before' }).spec.dataSource).toEqual({
      apiGroup: 'snapshot.storage.k8s.io',
      kind: 'VolumeSnapshot',
      name: 'before',
    });
  });

  test('sets the labels of claims', () => {
    const labels = { tier: 'gold', 'app.kubernetes.io/instance': 'prod' };
    expect(templateOf({ labels }).metadata).toEqual({ name: 'data', labels });
    expect(templateOf({ labels: {} }).metadata).toEqual({ name: 'data' });
  });

  test('mounts a folder of a claim read-only', () => {
    const mounts = (others: Partial<ClaimTemplate>) =>
      synthPod({ claims: [{ ...claim, ...others }] }).containers[0].volumeMounts;
    expect(mounts({ subPath: 'pages', readOnly: true })[0]).toEqual({
      name: 'data',
      mountPath: '/data',
      subPath: 'pages',
      readOnly: true,
    });
    expect(mounts({ readOnly: false })[0]).toEqual({ name: 'data', mountPath: '/data' });
  });

  test('mounts a claim with volumeMode Block as a device', () => {
    const claims = [{ ...claim, mountPath: '/dev/xvda', volumeMode: PersistentVolumeMode.BLOCK }];
    const [container] = synthPod({ claims }).containers;
    expect(container.volumeDevices).toEqual([{ name: 'data', devicePath: '/dev/xvda' }]);
    expect(container.volumeMounts).toEqual([{ name: 'tmp', mountPath: '/tmp' }]);
    expect(synthStatefulSet({ claims }).spec.volumeClaimTemplates[0].spec.volumeMode).toBe('Block');
  });

  test('rejects a device that a container mounts twice', () => {
    const device = { ...claim, mountPath: '/dev/xvda', volumeMode: PersistentVolumeMode.BLOCK };
    const again = withContainer({ mounts: [{ volume: Volume.ofClaim(device), mountPath: '/dev/xvdb' }] });
    expect(propertyProblems(() => createApp({ ...again, claims: [device] }))).toEqual([
      "container.mounts[0].volume is 'data', and must be given once: claims[0] has it already",
    ]);
  });

  test('sets volumeMode Filesystem', () => {
    const volumeMode = PersistentVolumeMode.FILE_SYSTEM;
    expect(templateOf({ volumeMode, subPath: 'a' }).spec.volumeMode).toBe('Filesystem');
  });

  test('sets the access mode ReadWriteOncePod', () => {
    expect(templateOf({ accessModes: [READ_WRITE_ONCE_POD] }).spec.accessModes).toEqual(['ReadWriteOncePod']);
  });
});

describe('deletion of claims', () => {
  const policyOf = (deleteClaims?: DeleteClaims) =>
    synthStatefulSet({ deleteClaims }).spec.persistentVolumeClaimRetentionPolicy;

  test.each([undefined, {}, { whenDeleted: undefined }])('retains claims with deleteClaims %j', (deleteClaims) => {
    expect(policyOf(deleteClaims)).toBeUndefined();
    expect(synthStatefulSet({ deleteClaims }).metadata).not.toHaveProperty('annotations');
  });

  test.each<[DeleteClaims, object]>([
    [{ whenDeleted: 'a cache' }, { whenDeleted: 'Delete' }],
    [{ whenScaled: 'a cache' }, { whenScaled: 'Delete' }],
    [
      { whenDeleted: 'a cache', whenScaled: 'in the backup' },
      { whenDeleted: 'Delete', whenScaled: 'Delete' },
    ],
  ])('sets the retention policy for deleteClaims %j', (deleteClaims, policy) => {
    expect(policyOf(deleteClaims)).toEqual(policy);
  });

  test('writes the reasons of deleteClaims to annotations of the StatefulSet', () => {
    const { annotations } = synthStatefulSet({
      deleteClaims: { whenDeleted: 'a cache', whenScaled: 'a copy' },
    }).metadata;
    expect(annotations).toEqual({ 'weakened.web/whenDeleted': 'a cache', 'weakened.web/whenScaled': 'a copy' });
  });

  test.each(['', ' ', true])('rejects the reason %p to delete claims', (reason) => {
    expect(propertyProblems(() => createApp({ deleteClaims: { whenScaled: untyped(reason) } }))).toEqual([
      expect.stringMatching(/^deleteClaims.whenScaled is .*, and must be a sentence on one line$/),
    ]);
  });
});

describe('invalid claims', () => {
  const PATH = 'an absolute path such as /data, without ":", "//", "." or ".." as a part, or "/" at its end';
  const SIZE = 'a Size of more than 0, such as Size.gibibytes(1), or a quantity such as "10.5Gi" or "1G"';
  const VERSION = 'omitted: it names a version, and labels of a claim template are immutable';
  const DEVICE = 'omitted: a block device (PersistentVolumeMode.BLOCK) is mounted whole and writable';
  const volumeMode = PersistentVolumeMode.BLOCK;

  test('rejects an app without claims', () => {
    expect(propertyProblems(() => createApp({ claims: [] }))).toEqual([
      'claims is [], and must be a list of at least 1 of { name, mountPath, size }',
    ]);
  });

  test.each<[string, Partial<ClaimTemplate>, string]>([
    ['a relative mount path', { mountPath: 'data' }, `mountPath is 'data', and must be ${PATH}`],
    ['a mount path with ".."', { mountPath: '/data/../etc' }, `mountPath is '/data/../etc', and must be`],
    ['a size of 0', { size: Size.gibibytes(0) }, `size is 0Gi, and must be ${SIZE}`],
    ['a size of NaN', { size: Size.gibibytes(Number.NaN) }, `size is NaNGi, and must be ${SIZE}`],
    ['a size of half a byte', { size: untyped('500m') }, `size is '500m', and must be ${SIZE}`],
    ['a negative size', { size: '-1Gi' }, `size is '-1Gi', and must be ${SIZE}`],
    ['a size above the largest int64', { size: '8Ei' }, `size is '8Ei', and must be ${SIZE}`],
    ['a size with an unknown suffix', { size: untyped('1GB') }, `size is '1GB', and must be ${SIZE}`],
    [
      'an unknown access mode',
      { accessModes: untyped(['ReadWriteTwice']) },
      `accessModes[0] is 'ReadWriteTwice', and must be one of ReadWriteOnce, ReadOnlyMany, ReadWriteMany, ReadWriteOncePod`,
    ],
    [
      'an empty list of access modes',
      { accessModes: [] },
      'accessModes is [], and must be a list of at least 1 of access modes',
    ],
    [
      'a duplicate access mode',
      { accessModes: [READ_WRITE_MANY, READ_WRITE_MANY] },
      `accessModes[1] is 'ReadWriteMany', and must be given once: [0] has it already`,
    ],
    [
      'ReadWriteOncePod beside another access mode',
      { accessModes: [READ_WRITE_ONCE_POD, READ_WRITE_MANY] },
      `accessModes is [ 'ReadWriteOncePod', 'ReadWriteMany' ], and must be ReadWriteOncePod alone, or other modes`,
    ],
    [
      'a StorageClass name with capitals',
      { storageClassName: 'Fast' },
      `storageClassName is 'Fast', and must be the name of a StorageClass, or "" for no StorageClass`,
    ],
    [
      'an unknown volume mode',
      { volumeMode: untyped('Tape') },
      `volumeMode is 'Tape', and must be one of Filesystem, Block`,
    ],
    ['an empty snapshot name', { snapshot: '' }, `snapshot is '', and must be a name of 1 to 253 characters`],
    ['a claim label with a space', { labels: { 'a b': 'x' } }, `labels.a b is 'a b', and must be a label key`],
    [
      'a subPath outside of the volume',
      { subPath: '../etc' },
      `subPath is '../etc', and must be a path within the volume`,
    ],
    ['a subPath of a block device', { volumeMode, subPath: 'a' }, `subPath is 'a', and must be ${DEVICE}`],
    ['a read-only block device', { volumeMode, readOnly: true }, `readOnly is true, and must be ${DEVICE}`],
  ])('rejects %s', (_, others, message) => {
    expect(propertyProblems(() => createApp({ claims: [{ ...claim, ...others }] }))).toEqual([
      expect.stringContaining(`claims[0].${message}`),
    ]);
  });

  test.each([
    ['app.kubernetes.io/version', 'x'],
    ['helm.sh/chart', 'web'],
    ['build', '7'],
    ['release', '1.4.2'],
    ['release', 'v2.0'],
    ['release', 'web-1.4.2'],
  ])('rejects the claim label %s=%s, which names a version', (key, value) => {
    expect(propertyProblems(() => createApp({ claims: [{ ...claim, labels: { [key]: value } }] }))).toEqual([
      `claims[0].labels.${key} is '${value}', and must be ${VERSION}`,
    ]);
  });

  test.each(['prod', '2024', 'v2', 'conversion'])('accepts the claim label tier=%s', (tier) => {
    expect(templateOf({ labels: { tier, conversion: tier } }).metadata.labels.tier).toBe(tier);
  });

  test.each([
    [{ name: 'more' }, `claims[1].mountPath is '/data', and must be given once: [0] has it already`],
    [{ mountPath: '/more' }, `claims[1].name is 'data', and must be given once: [0] has it already`],
  ])('rejects two claims that differ only in %j', (others, message) => {
    expect(propertyProblems(() => createApp({ claims: [claim, { ...claim, ...others }] }))).toEqual([message]);
  });

  test('reports issues of a claim beside duplicates in the list of claims', () => {
    expect(propertyProblems(() => createApp({ claims: [claim, { ...claim, size: Size.gibibytes(0) }] }))).toEqual([
      expect.stringContaining('claims[1].size is 0Gi'),
      expect.stringContaining(`claims[1].name is 'data'`),
      expect.stringContaining(`claims[1].mountPath is '/data'`),
    ]);
  });
});
