import { claimTemplate, forecastObjects, forecastUpdate, statefulSet } from '../../../test/forecasts';
import type { Manifest } from '../../../test/manifests';
import { boundClaim, claimVolume, dataStatusesOf, shop, shopAs } from '../../../test/shops';

test.each(['DaemonSet', 'ReplicaSet', 'CronJob', 'StatefulSet'])('compares the data of a %s', (kind) => {
  const report = forecastUpdate(shopAs(kind), shopAs(kind, { volumes: [claimVolume('files-b')] }));
  expect([dataStatusesOf(report), report.verdict]).toEqual([['/data left-behind'], 'data-loss']);
  expect(dataStatusesOf(forecastUpdate(shopAs(kind), shopAs(kind)))).toEqual(['/data kept']);
});

test('reports that data is kept if another claim gets a PersistentVolume with the same source', () => {
  const volume = (name: string, path: string) => ({
    apiVersion: 'v1',
    kind: 'PersistentVolume',
    metadata: { name },
    spec: { capacity: { storage: '1Gi' }, accessModes: ['ReadWriteMany'], nfs: { server: 'nas.example.com', path } },
  });
  const verdict = (path: string) =>
    forecastObjects(
      [volume('one', '/a'), boundClaim('files-a', 'one'), shop()],
      [
        volume('one', '/a'),
        volume('two', path),
        boundClaim('files-b', 'two'),
        shop({ volumes: [claimVolume('files-b')] }),
      ],
    ).verdict;
  expect([verdict('/a'), verdict('/b')]).toEqual(['restart', 'data-loss']);
});

test('compares hostPath PersistentVolumes by path, node and claim', () => {
  const volume = (name: string, node?: string) => ({
    apiVersion: 'v1',
    kind: 'PersistentVolume',
    metadata: { name },
    spec: {
      capacity: { storage: '1Gi' },
      accessModes: ['ReadWriteOnce'],
      hostPath: { path: '/srv/a' },
      ...(node && {
        nodeAffinity: {
          required: {
            nodeSelectorTerms: [
              { matchExpressions: [{ key: 'kubernetes.io/hostname', operator: 'In', values: [node] }] },
            ],
          },
        },
      }),
    },
  });
  const fates = (base: Manifest[], head: Manifest[]) =>
    forecastObjects(
      [...base, boundClaim('files-a', 'one'), shop()],
      [...head, shop({ volumes: [claimVolume('files-b')] })],
    ).objects.at(head.length)?.data?.[0]?.fate;
  expect(fates([volume('one', 'a')], [volume('two', 'a'), boundClaim('files-b', 'two')])).toBe('kept');
  expect(fates([volume('one', 'a')], [volume('two', 'b'), boundClaim('files-b', 'two')])).toBe('left-behind');
  expect(fates([volume('one', 'a')], [volume('one', 'a'), boundClaim('files-b', 'one')])).toBe('left-behind');
  expect(fates([volume('one')], [volume('two'), boundClaim('files-b', 'two')])).toBe('unknown');
});

test('compares CSI PersistentVolumes by volume handle', () => {
  const volume = (name: string, volumeHandle: string) => ({
    apiVersion: 'v1',
    kind: 'PersistentVolume',
    metadata: { name },
    spec: {
      capacity: { storage: '1Gi' },
      accessModes: ['ReadWriteOnce'],
      csi: { driver: 'disks.example.com', volumeHandle },
    },
  });
  const base = [volume('one', 'disk-1'), boundClaim('files-a', 'one'), shop()];
  const head = (handle: string) => [
    volume('two', handle),
    boundClaim('files-b', 'two'),
    shop({ volumes: [claimVolume('files-b')] }),
  ];
  expect(forecastObjects(base, head('disk-1')).verdict).toBe('restart');
  expect(forecastObjects(base, head('disk-2')).verdict).toBe('data-loss');
});

test.each([
  ['claim files-a', { dataSource: { kind: 'PersistentVolumeClaim', name: 'files-a' } }],
  [
    'VolumeSnapshot nightly',
    { dataSourceRef: { apiGroup: 'snapshot.storage.k8s.io', kind: 'VolumeSnapshot', name: 'nightly' } },
  ],
])('reports that a claim filled from %s lacks later data', (source, spec) => {
  const copy = {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    ...claimTemplate('files-b'),
    spec: { ...claimTemplate('files-b').spec, ...spec },
  };
  const [, report] = forecastObjects([shop()], [copy, shop({ volumes: [claimVolume('files-b')] })]).objects;
  expect(report).toMatchObject({
    data: [{ fate: 'left-behind', reason: expect.stringMatching(/^claim files-b is mounted .* and lacks everything/) }],
    verdict: 'data-loss',
  });
  expect(report?.data?.[0]?.reason).toContain(source.replace('claim ', 'claim default/'));
});

test('reports that the status of data is unknown if no pod can be created', () => {
  const broken = statefulSet({}, { container: { volumeMounts: [{ name: 'nothing', mountPath: '/data' }] } });
  expect(forecastUpdate(statefulSet(), broken, '1.28').data).toMatchObject([{ after: null, fate: 'unknown' }]);
  const volumeMounts = [
    { name: 'data', mountPath: '/data' },
    { name: 'nothing', mountPath: '/data/a' },
  ];
  const nested = statefulSet({}, { container: { volumeMounts } });
  expect(forecastUpdate(statefulSet(), nested, '1.28')).toMatchObject({ data: [{ fate: 'kept' }], verdict: 'broken' });
});
