import { issuePathsOf } from '../../../../test/pod-issues';

/** The paths of the problems in the one volume of a pod. */
const wrong = (volume: object, making = {}) =>
  issuePathsOf({ volumes: [{ name: 'a', ...volume }] }, making).map((path) =>
    path.replace('spec.volumes[0]', '').replace(/^\./, ''),
  );

test.each([
  ['accepts an emptyDir', { emptyDir: { sizeLimit: '1Gi' } }, []],
  ['rejects a volume without a name', { name: undefined, emptyDir: {} }, ['name']],
  ['rejects an invalid name', { name: 'A', emptyDir: {} }, ['name']],
  ['accepts a volume without a source', {}, []],
  ['rejects a volume with two sources', { emptyDir: {}, hostPath: { path: '/' } }, ['hostPath']],
  ['rejects a negative size limit', { emptyDir: { sizeLimit: '-1' } }, ['emptyDir.sizeLimit']],
  ['accepts a hostPath', { hostPath: { path: '/a', type: '' } }, []],
  ['rejects a hostPath without a path', { hostPath: { type: 'X' } }, ['hostPath.path']],
  [
    'rejects a hostPath with ".." and of an unknown type',
    { hostPath: { path: '/a/../b', type: 'X' } },
    ['hostPath.path', 'hostPath.type'],
  ],
  [
    'accepts a Secret',
    { secret: { secretName: 'A', defaultMode: 511, items: [{ key: 'a', path: 'b/c', mode: 0 }] } },
    [],
  ],
  ['rejects a Secret without a name', { secret: { defaultMode: 512 } }, ['secret.secretName', 'secret.defaultMode']],
  [
    'rejects a ConfigMap without a name and with an empty item',
    { configMap: { items: [{}] } },
    ['configMap.name', 'configMap.items[0].key', 'configMap.items[0].path'],
  ],
  [
    'rejects a file path with ".."',
    { configMap: { name: 'a', items: [{ key: 'a', path: '../b', mode: -1 }] } },
    ['configMap.items[0].path', 'configMap.items[0].mode'],
  ],
  [
    'rejects a file name that begins with ".."',
    { configMap: { name: 'a', items: [{ key: 'a', path: '..b' }] } },
    ['configMap.items[0].path'],
  ],
  ['rejects a claim without a name', { persistentVolumeClaim: {} }, ['persistentVolumeClaim.claimName']],
  [
    'accepts a label of the pod',
    { downwardAPI: { items: [{ path: 'a', fieldRef: { fieldPath: "metadata.labels['a']" } }] } },
    [],
  ],
  [
    'rejects a downward API file without a source',
    { downwardAPI: { items: [{ path: '/a' }] } },
    ['downwardAPI.items[0].path', 'downwardAPI.items[0]'],
  ],
  [
    'rejects a field that files cannot have',
    { downwardAPI: { items: [{ path: 'a', fieldRef: { fieldPath: 'spec.nodeName' } }] } },
    ['downwardAPI.items[0].fieldRef.fieldPath'],
  ],
  [
    'rejects a resource without a container',
    { downwardAPI: { items: [{ path: 'a', resourceFieldRef: { resource: 'limits.cpu' } }] } },
    ['downwardAPI.items[0].resourceFieldRef.containerName'],
  ],
  ['accepts a CSI driver', { csi: { driver: 'Csi.example.com', nodePublishSecretRef: { name: 'a' } } }, []],
  [
    'rejects CSI without a driver',
    { csi: { nodePublishSecretRef: { name: 'A' } } },
    ['csi.driver', 'csi.nodePublishSecretRef.name'],
  ],
  [
    'rejects an unknown pull policy of an image',
    { image: { reference: 'web:1', pullPolicy: 'Sometimes' } },
    ['image.pullPolicy'],
  ],
])('%s as a volume', (_, volume, paths) => {
  expect(wrong(volume)).toEqual(paths);
});

test('rejects an image volume without a reference in a Pod', () => {
  expect(wrong({ image: {} }, { kind: 'Pod' })).toEqual(['image.reference']);
});

test('rejects a volume name used twice', () => {
  const volume = { name: 'a', emptyDir: {} };
  expect(issuePathsOf({ volumes: [volume, volume] })).toEqual(['spec.volumes[1].name']);
});

test.each([
  [
    'accepts several sources',
    [{ secret: { name: 'a' } }, { configMap: { name: 'a', items: [{ key: 'a', path: 'b' }] } }],
    [],
  ],
  ['rejects a Secret without a name', [{ secret: {} }], ['projected.sources[0].secret.name']],
  [
    'rejects two objects in one source',
    [{ secret: { name: 'a' }, configMap: { name: 'b' } }],
    ['projected.sources[0].configMap'],
  ],
  [
    'rejects a path used twice',
    [
      { secret: { name: 'a', items: [{ key: 'a', path: 'b' }] } },
      { downwardAPI: { items: [{ path: 'b', fieldRef: { fieldPath: 'metadata.name' } }] } },
    ],
    ['projected.sources[1].downwardAPI.items[0].path'],
  ],
  ['accepts a service account token', [{ serviceAccountToken: { path: 'a', expirationSeconds: 600 } }], []],
  [
    'rejects a short-lived token without a path',
    [{ serviceAccountToken: { expirationSeconds: 599 } }],
    ['projected.sources[0].serviceAccountToken.expirationSeconds', 'projected.sources[0].serviceAccountToken.path'],
  ],
  [
    'rejects a token path with ".."',
    [{ serviceAccountToken: { path: '../a' } }],
    ['projected.sources[0].serviceAccountToken.path'],
  ],
])('%s in a projected volume', (_, sources, paths) => {
  expect(wrong({ projected: { sources } })).toEqual(paths);
});

test('accepts a token path with ".." in 1.28', () => {
  const volume = { projected: { sources: [{ serviceAccountToken: { path: '../a' } }] } };
  expect(wrong(volume, { version: '1.28' })).toEqual([]);
});

const claim = (spec: object, metadata: object = {}) => ({
  ephemeral: {
    volumeClaimTemplate: {
      metadata,
      spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1' } }, ...spec },
    },
  },
});
const source = { apiGroup: 'snapshot.storage.k8s.io', kind: 'VolumeSnapshot', name: 'a' };

test.each([
  [
    'accepts its fields and labels',
    claim(
      { storageClassName: 'fast', volumeMode: 'Block', volumeAttributesClassName: 'a' },
      { labels: { a: 'b' }, annotations: { a: 'b' } },
    ),
    [],
  ],
  ['rejects a name', claim({}, { name: 'a' }), ['metadata.name']],
  [
    'rejects invalid labels',
    claim({}, { labels: { 'a b': 'c', d: '-' } }),
    [`metadata.labels['a b']`, 'metadata.labels.d'],
  ],
  ['rejects one without an access mode', claim({ accessModes: [] }), ['spec.accessModes']],
  ['rejects an unknown access mode', claim({ accessModes: ['Always'] }), ['spec.accessModes[0]']],
  [
    'rejects ReadWriteOncePod with another access mode',
    claim({ accessModes: ['ReadWriteOncePod', 'ReadOnlyMany'] }),
    ['spec.accessModes'],
  ],
  ['rejects a size of 0', claim({ resources: { requests: { storage: '0' } } }), ['spec.resources.requests.storage']],
  ['rejects one without a size', claim({ resources: {} }), ['spec.resources.requests.storage']],
  [
    'rejects invalid class names',
    claim({ storageClassName: 'A', volumeAttributesClassName: 'A' }),
    ['spec.storageClassName', 'spec.volumeAttributesClassName'],
  ],
  ['rejects an unknown volume mode', claim({ volumeMode: 'Tape' }), ['spec.volumeMode']],
  [
    'rejects an invalid selector',
    claim({ selector: { matchExpressions: [{ key: 'a', operator: 'Is' }] } }),
    ['spec.selector.matchExpressions[0].operator'],
  ],
  ['accepts a snapshot as the source', claim({ dataSource: source, dataSourceRef: source }), []],
  ['rejects an empty source', claim({ dataSource: {} }), ['spec.dataSource.name', 'spec.dataSource.kind']],
  [
    'rejects a source of another kind without a group',
    claim({ dataSource: { name: 'a', kind: 'Secret' } }),
    ['spec.dataSource.kind'],
  ],
  ['accepts a claim as the source', claim({ dataSource: { name: 'a', kind: 'PersistentVolumeClaim' } }), []],
  [
    'rejects an invalid group and namespace of the source',
    claim({ dataSourceRef: { ...source, apiGroup: 'A', namespace: 'B' } }),
    ['spec.dataSourceRef.apiGroup', 'spec.dataSourceRef.namespace'],
  ],
  [
    'rejects two different sources',
    claim({ dataSource: source, dataSourceRef: { ...source, name: 'b' } }),
    ['spec.dataSource'],
  ],
  [
    'rejects dataSource beside a dataSourceRef with a namespace',
    claim({ dataSource: source, dataSourceRef: { ...source, namespace: 'b' } }),
    ['spec.dataSource'],
  ],
])('claim template of an ephemeral volume: %s', (_, volume, paths) => {
  expect(wrong(volume).map((path) => path.replace('ephemeral.volumeClaimTemplate.', ''))).toEqual(paths);
});
