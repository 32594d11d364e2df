import { forecastUpdate } from '../../../test/forecasts';
import {
  claimVolume,
  dataStatusesOf,
  hostPathVolume,
  mountAt,
  nfsVolume,
  type ShopPod,
  shop,
  shopBecomes,
} from '../../../test/shops';

const LEFT: readonly (readonly [title: string, before: ShopPod, after: ShopPod])[] = [
  ['another claim', {}, { volumes: [claimVolume('files-b')] }],
  ['an empty volume', {}, { volumes: [{ name: 'files', emptyDir: {} }] }],
  ['a folder of the node', {}, { volumes: [hostPathVolume('/srv/files')] }],
  ['another folder of the node', { volumes: [hostPathVolume('/srv/a')] }, { volumes: [hostPathVolume('/srv/b')] }],
  ['another path of the NFS server', { volumes: [nfsVolume('/a')] }, { volumes: [nfsVolume('/b')] }],
  [
    'another disk',
    { volumes: [{ name: 'files', awsElasticBlockStore: { volumeID: 'a' } }] },
    { volumes: [{ name: 'files', awsElasticBlockStore: { volumeID: 'b' } }] },
  ],
  [
    'another folder of the volume',
    { mounts: [mountAt('/data', { subPath: 'a' })] },
    { mounts: [mountAt('/data', { subPath: 'b' })] },
  ],
  ['only a folder of the volume', {}, { mounts: [mountAt('/data', { subPath: 'a' })] }],
  ['no volume', {}, { mounts: [] }],
  ['a CSI volume', {}, { volumes: [{ name: 'files', csi: { driver: 'files.example.com' } }] }],
];
test.each(LEFT)('reports that data is left behind if HEAD mounts %s at its path', (_, before, after) => {
  expect(dataStatusesOf(shopBecomes(before, after))).toEqual(['/data left-behind']);
});

test('reports that data is moved if HEAD mounts it at another path and an empty volume at the old one', () => {
  const report = shopBecomes(
    {},
    {
      volumes: [claimVolume('files-a'), { name: 'own', emptyDir: {} }],
      mounts: [mountAt('/old'), { name: 'own', mountPath: '/data' }],
    },
  );
  expect(dataStatusesOf(report)).toEqual(['/data moved']);
});

const KEPT: readonly (readonly [title: string, before: ShopPod, after: ShopPod])[] = [
  [
    'the volume gets another name',
    {},
    { volumes: [{ ...claimVolume('files-a'), name: 'other' }], mounts: [{ name: 'other', mountPath: '/data' }] },
  ],
  ['the mount path gets a trailing slash', {}, { mounts: [mountAt('/data/')] }],
  [
    'HEAD mounts the volume a second time',
    {},
    { mounts: [mountAt('/data'), mountAt('/backup', { subPath: 'backup' })] },
  ],
  [
    'HEAD mounts a folder above the data',
    { mounts: [mountAt('/data/a', { subPath: 'a' })] },
    { mounts: [mountAt('/data')] },
  ],
  ['the container gets another name', {}, { container: { name: 'web' } }],
  [
    'HEAD mounts a ConfigMap in the data',
    {},
    {
      volumes: [claimVolume('files-a'), { name: 'own', configMap: { name: 'c' } }],
      mounts: [mountAt('/data'), { name: 'own', mountPath: '/data/app.conf', subPath: 'app.conf' }],
    },
  ],
  [
    'HEAD mounts a folder of the data where it was anyway',
    {},
    { mounts: [mountAt('/data'), mountAt('/data/a', { subPath: 'a' })] },
  ],
  [
    'the nearest mount above the path has the data',
    { mounts: [mountAt('/data/a/b', { subPath: 'b' })] },
    { mounts: [mountAt('/old'), mountAt('/data', { subPath: 'c' }), mountAt('/data/a')] },
  ],
  [
    'the hostPath and its node stay the same',
    { volumes: [hostPathVolume('/srv/a')], spec: { nodeName: 'one' } },
    { volumes: [hostPathVolume('/srv/a/')], spec: { nodeName: 'one' } },
  ],
  [
    'the NFS volume stays the same',
    { volumes: [nfsVolume('/a')] },
    { volumes: [nfsVolume('/a')], container: { image: 'team/shop:2.0.0' } },
  ],
];
test.each(KEPT)('reports that data is kept if %s', (_, before, after) => {
  const report = shopBecomes(before, after);
  expect(dataStatusesOf(report)).toEqual([expect.stringMatching(/^\/data\S* kept$/)]);
  expect(report.verdict).not.toBe('data-loss');
});

test('reports that hostPath data is kept if no pod is recreated', () => {
  const made = shop({ volumes: [hostPathVolume('/srv/a')] });
  expect(dataStatusesOf(forecastUpdate(made, { ...made, metadata: { name: 'shop', labels: { a: 'b' } } }))).toEqual([
    '/data kept',
  ]);
});

const UNKNOWN: readonly (readonly [title: string, before: ShopPod, after: ShopPod, reason: string])[] = [
  [
    'hostPath pods may run on other nodes',
    { volumes: [hostPathVolume('/srv/a')] },
    { volumes: [hostPathVolume('/srv/a')], spec: { nodeSelector: { disk: 'ssd' } } },
    'other nodes',
  ],
  [
    'hostPath pods are recreated on any node',
    { volumes: [hostPathVolume('/srv/a')] },
    { volumes: [hostPathVolume('/srv/a')], container: { image: 'team/shop:2.0.0' } },
    'other nodes',
  ],
  [
    'HEAD mounts an empty volume in the data',
    {},
    {
      volumes: [claimVolume('files-a'), { name: 'own', emptyDir: {} }],
      mounts: [mountAt('/data'), { name: 'own', mountPath: '/data/cache' }],
    },
    'a new volume at /data/cache covers',
  ],
  ['HEAD mounts only a part of the data', {}, { mounts: [mountAt('/data/a', { subPath: 'a' })] }, 'only its folder a'],
  [
    'subPathExpr uses a variable that changes',
    { mounts: [mountAt('/data', { subPathExpr: '$(POD)' })], container: { env: [{ name: 'POD', value: 'a' }] } },
    { mounts: [mountAt('/data', { subPathExpr: '$(POD)' })], container: { env: [{ name: 'POD', value: 'b' }] } },
    'variables of the pod',
  ],
  [
    'the driver of an inline CSI volume decides about its data',
    { volumes: [{ name: 'files', csi: { driver: 'files.example.com' } }] },
    { volumes: [{ name: 'files', csi: { driver: 'other.example.com' } }] },
    'the driver of the volume',
  ],
];
test.each(UNKNOWN)('reports that the status of data is unknown if %s', (_, before, after, reason) => {
  const report = shopBecomes(before, after);
  expect(report.data).toMatchObject([{ fate: 'unknown', reason: expect.stringContaining(reason) }]);
  expect(report.verdict).toBe('restart');
});

test('reports that data is moved if HEAD mounts it at another path', () => {
  expect(shopBecomes({}, { mounts: [mountAt('/var/data')] }).data).toEqual([
    {
      container: 'shop',
      path: '/data',
      before: 'claim files-a',
      after: 'claim files-a, at /var/data',
      fate: 'moved',
      reason: 'it is mounted at /var/data now',
    },
  ]);
});

test('reports that kept data forecastUpdate read-only by its mount', () => {
  expect(shopBecomes({}, { mounts: [mountAt('/data', { readOnly: true })] }).data).toMatchObject([
    { fate: 'kept', reason: 'it is mounted read-only now' },
  ]);
});

test('reports that kept data forecastUpdate read-only by its volume', () => {
  const readOnly = { ...claimVolume('files-a'), persistentVolumeClaim: { claimName: 'files-a', readOnly: true } };
  expect(shopBecomes({}, { volumes: [readOnly] }).data).toMatchObject([
    { fate: 'kept', reason: 'it is mounted read-only now' },
  ]);
  expect(shopBecomes({ volumes: [readOnly] }, { volumes: [readOnly], container: { image: 'a:2' } }).data).toEqual([
    expect.not.objectContaining({ reason: expect.anything() }),
  ]);
});

test('compares block devices, and hides data that changes between device and file system', () => {
  const raw = (claimName: string) => ({
    volumes: [claimVolume(claimName)],
    mounts: [],
    container: { volumeDevices: [{ name: 'files', devicePath: '/dev/xvda' }], volumeMounts: [] },
  });
  expect(dataStatusesOf(shopBecomes(raw('a'), raw('a')))).toEqual(['/dev/xvda kept']);
  expect(dataStatusesOf(shopBecomes(raw('a'), raw('b')))).toEqual(['/dev/xvda left-behind']);
  const mounted = { volumes: [claimVolume('a')], mounts: [mountAt('/dev/xvda')] };
  for (const [before, after] of [
    [raw('a'), mounted],
    [mounted, raw('a')],
  ] as const) {
    expect(shopBecomes(before, after).data).toMatchObject([
      {
        fate: 'hidden',
        reason: expect.stringMatching(/as a (block device|file system) now, and did not before$/),
      },
    ]);
  }
});

test('reports that a folder named by subPathExpr is kept if no pod is recreated', () => {
  const named = shop({
    mounts: [mountAt('/data', { subPathExpr: '$(POD)' })],
    container: { env: [{ name: 'POD', value: 'a' }] },
  });
  expect(dataStatusesOf(forecastUpdate(named, { ...named, metadata: { name: 'shop', labels: { a: 'b' } } }))).toEqual([
    '/data kept',
  ]);
});

test('compares Windows paths', () => {
  const windows = { volumes: [hostPathVolume('C:\\data')], mounts: [mountAt('C:\\data')] };
  expect(shopBecomes(windows, { volumes: [], mounts: [] }).data).toMatchObject([
    { path: 'C:\\data', fate: 'left-behind' },
  ]);
});

test('counts hostPath data in files, and in folders whose names only begin like system folders', () => {
  for (const volume of [
    hostPathVolume('/srv/app.db', 'File'),
    hostPathVolume('/etc-backup'),
    hostPathVolume('/usr/local/data'),
  ]) {
    expect(shopBecomes({ volumes: [volume] }, { volumes: [], mounts: [] }).verdict).toBe('data-loss');
  }
});

test('ignores hostPath volumes with files of the node’s operating system, sockets and read-only mounts', () => {
  for (const volume of [
    hostPathVolume('C:\\var\\lib\\kubelet'),
    hostPathVolume('/proc'),
    hostPathVolume('/var/run/docker.sock', 'Socket'),
    hostPathVolume('/etc/localtime'),
  ]) {
    expect(shopBecomes({ volumes: [volume] }, { volumes: [], mounts: [] }).data).toBeUndefined();
  }
  const readOnly = [mountAt('/data', { readOnly: true })];
  expect(
    shopBecomes({ volumes: [hostPathVolume('/srv/a')], mounts: readOnly }, { volumes: [], mounts: [] }).data,
  ).toBeUndefined();
});
