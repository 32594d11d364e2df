import { wrongIn } from '../../../../test/pod-problems';

/** Where problems are in the one volume of a pod. */
const wrong = (volume: object, making = {}) =>
  wrongIn({ volumes: [{ name: 'a', ...volume }] }, making).map((path) =>
    path.replace('spec.volumes[0]', '').replace(/^\./, ''),
  );

test.each([
  ['an empty directory', { emptyDir: { sizeLimit: '1Gi' } }, []],
  ['no name', { name: undefined, emptyDir: {} }, ['name']],
  ['a name that there can’t be', { name: 'A', emptyDir: {} }, ['name']],
  ['nothing, which is an empty directory by default', {}, []],
  ['two things', { emptyDir: {}, hostPath: { path: '/' } }, ['hostPath']],
  ['less than nothing', { emptyDir: { sizeLimit: '-1' } }, ['emptyDir.sizeLimit']],
  ['a path of the node', { hostPath: { path: '/a', type: '' } }, []],
  ['no path of the node', { hostPath: { type: 'X' } }, ['hostPath.path']],
  [
    'a path of the node that leads out',
    { hostPath: { path: '/a/../b', type: 'X' } },
    ['hostPath.path', 'hostPath.type'],
  ],
  ['a Secret', { secret: { secretName: 'A', defaultMode: 511, items: [{ key: 'a', path: 'b/c', mode: 0 }] } }, []],
  ['no Secret', { secret: { defaultMode: 512 } }, ['secret.secretName', 'secret.defaultMode']],
  [
    'no ConfigMap',
    { configMap: { items: [{}] } },
    ['configMap.name', 'configMap.items[0].key', 'configMap.items[0].path'],
  ],
  [
    'a file that leads out',
    { configMap: { name: 'a', items: [{ key: 'a', path: '../b', mode: -1 }] } },
    ['configMap.items[0].path', 'configMap.items[0].mode'],
  ],
  [
    'a file that Kubernetes keeps',
    { configMap: { name: 'a', items: [{ key: 'a', path: '..b' }] } },
    ['configMap.items[0].path'],
  ],
  ['no claim', { persistentVolumeClaim: {} }, ['persistentVolumeClaim.claimName']],
  [
    'fields of the pod',
    { downwardAPI: { items: [{ path: 'a', fieldRef: { fieldPath: "metadata.labels['a']" } }] } },
    [],
  ],
  [
    'no field of the pod',
    { downwardAPI: { items: [{ path: '/a' }] } },
    ['downwardAPI.items[0].path', 'downwardAPI.items[0]'],
  ],
  [
    'a field that no file has',
    { downwardAPI: { items: [{ path: 'a', fieldRef: { fieldPath: 'spec.nodeName' } }] } },
    ['downwardAPI.items[0].fieldRef.fieldPath'],
  ],
  [
    'a bound of no container',
    { downwardAPI: { items: [{ path: 'a', resourceFieldRef: { resource: 'limits.cpu' } }] } },
    ['downwardAPI.items[0].resourceFieldRef.containerName'],
  ],
  ['a driver', { csi: { driver: 'Csi.example.com', nodePublishSecretRef: { name: 'a' } } }, []],
  ['no driver', { csi: { nodePublishSecretRef: { name: 'A' } } }, ['csi.driver', 'csi.nodePublishSecretRef.name']],
  ['an image', { image: { reference: 'web:1', pullPolicy: 'Sometimes' } }, ['image.pullPolicy']],
])('a volume of %s', (_, volume, paths) => {
  expect(wrong(volume)).toEqual(paths);
});

test('a pod has an image for a volume that is one; a template can wait for it', () => {
  expect(wrong({ image: {} }, { kind: 'Pod' })).toEqual(['image.reference']);
});

test('volumes have names of their own', () => {
  const volume = { name: 'a', emptyDir: {} };
  expect(wrongIn({ volumes: [volume, volume] })).toEqual(['spec.volumes[1].name']);
});

test.each([
  ['several sources', [{ secret: { name: 'a' } }, { configMap: { name: 'a', items: [{ key: 'a', path: 'b' }] } }], []],
  ['no name', [{ secret: {} }], ['projected.sources[0].secret.name']],
  ['two sources in one', [{ secret: { name: 'a' }, configMap: { name: 'b' } }], ['projected.sources[0].configMap']],
  [
    'one path twice',
    [
      { secret: { name: 'a', items: [{ key: 'a', path: 'b' }] } },
      { downwardAPI: { items: [{ path: 'b', fieldRef: { fieldPath: 'metadata.name' } }] } },
    ],
    ['projected.sources[1].downwardAPI.items[0].path'],
  ],
  ['a token', [{ serviceAccountToken: { path: 'a', expirationSeconds: 600 } }], []],
  [
    'a token of no file',
    [{ serviceAccountToken: { expirationSeconds: 599 } }],
    ['projected.sources[0].serviceAccountToken.expirationSeconds', 'projected.sources[0].serviceAccountToken.path'],
  ],
  ['a token elsewhere', [{ serviceAccountToken: { path: '../a' } }], ['projected.sources[0].serviceAccountToken.path']],
])('a volume of %s', (_, sources, paths) => {
  expect(wrong({ projected: { sources } })).toEqual(paths);
});

test('older versions do not look where a token is', () => {
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
    'as it should be',
    claim(
      { storageClassName: 'fast', volumeMode: 'Block', volumeAttributesClassName: 'a' },
      { labels: { a: 'b' }, annotations: { a: 'b' } },
    ),
    [],
  ],
  ['with a name', claim({}, { name: 'a' }), ['metadata.name']],
  [
    'with labels that are none',
    claim({}, { labels: { 'a b': 'c', d: '-' } }),
    [`metadata.labels['a b']`, 'metadata.labels.d'],
  ],
  ['without an access mode', claim({ accessModes: [] }), ['spec.accessModes']],
  ['with another access mode', claim({ accessModes: ['Always'] }), ['spec.accessModes[0]']],
  [
    'with two access modes that exclude each other',
    claim({ accessModes: ['ReadWriteOncePod', 'ReadOnlyMany'] }),
    ['spec.accessModes'],
  ],
  ['of nothing', claim({ resources: { requests: { storage: '0' } } }), ['spec.resources.requests.storage']],
  ['of no size', claim({ resources: {} }), ['spec.resources.requests.storage']],
  [
    'of classes that there can’t be',
    claim({ storageClassName: 'A', volumeAttributesClassName: 'A' }),
    ['spec.storageClassName', 'spec.volumeAttributesClassName'],
  ],
  ['of another mode', claim({ volumeMode: 'Tape' }), ['spec.volumeMode']],
  [
    'that selects by no label',
    claim({ selector: { matchExpressions: [{ key: 'a', operator: 'Is' }] } }),
    ['spec.selector.matchExpressions[0].operator'],
  ],
  ['from a snapshot', claim({ dataSource: source, dataSourceRef: source }), []],
  ['from nothing', claim({ dataSource: {} }), ['spec.dataSource.name', 'spec.dataSource.kind']],
  ['from another kind', claim({ dataSource: { name: 'a', kind: 'Secret' } }), ['spec.dataSource.kind']],
  ['from a claim', claim({ dataSource: { name: 'a', kind: 'PersistentVolumeClaim' } }), []],
  [
    'from a group that there can’t be',
    claim({ dataSourceRef: { ...source, apiGroup: 'A', namespace: 'B' } }),
    ['spec.dataSourceRef.apiGroup', 'spec.dataSourceRef.namespace'],
  ],
  ['from two sources', claim({ dataSource: source, dataSourceRef: { ...source, name: 'b' } }), ['spec.dataSource']],
  [
    'from elsewhere, and from here',
    claim({ dataSource: source, dataSourceRef: { ...source, namespace: 'b' } }),
    ['spec.dataSource'],
  ],
])('a claim for one pod, %s', (_, volume, paths) => {
  expect(wrong(volume).map((path) => path.replace('ephemeral.volumeClaimTemplate.', ''))).toEqual(paths);
});
