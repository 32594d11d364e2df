import { containerIssuePathsOf } from '../../../../test/pod-issues';

const from = (valueFrom: object) => [{ name: 'A', valueFrom }];
const field = (fieldPath: string) => from({ fieldRef: { fieldPath } });
const bound = (resource: string, divisor = '0') => from({ resourceFieldRef: { resource, divisor } });

test.each([
  ['accepts a value, and a name with unusual letters', [{ name: 'A', value: 'a' }, { name: '1 é'.slice(0, 2) }], []],
  ['rejects a variable without a name', [{ value: 'a' }], ['env[0].name']],
  ['rejects a name with "="', [{ name: 'a=b' }], ['env[0].name']],
  [
    'rejects a variable with a value and a source',
    [{ name: 'A', value: 'a', ...field('metadata.name')[0] }],
    ['env[0].valueFrom'],
  ],
  ['rejects an empty source', from({}), ['env[0].valueFrom']],
  [
    'rejects a variable with two sources',
    from({ fieldRef: { fieldPath: 'metadata.name' }, secretKeyRef: { name: 'a', key: 'b' } }),
    ['env[0].valueFrom.secretKeyRef'],
  ],
  ['accepts a field of the pod', field('status.hostIPs'), []],
  ['accepts spec.host for spec.nodeName', field('spec.host'), []],
  ['rejects a field reference without a path', from({ fieldRef: {} }), ['env[0].valueFrom.fieldRef.fieldPath']],
  ['rejects a field that containers cannot have', field('status.phase'), ['env[0].valueFrom.fieldRef.fieldPath']],
  ['accepts a label', field("metadata.labels['app']"), []],
  ['rejects an invalid label key', field("metadata.labels['a b']"), ['env[0].valueFrom.fieldRef.fieldPath']],
  ['accepts an annotation key with capitals', field("metadata.annotations['A.b/C']"), []],
  [
    'rejects a field of an unknown API version',
    from({ fieldRef: { apiVersion: 'v2', fieldPath: 'metadata.name' } }),
    ['env[0].valueFrom.fieldRef.apiVersion'],
  ],
  ['accepts a limit with a divisor', bound('limits.cpu', '1m'), []],
  ['accepts a limit of huge pages', bound('limits.hugepages-2Mi', '1Mi'), []],
  [
    'rejects a resource reference without a resource',
    from({ resourceFieldRef: {} }),
    ['env[0].valueFrom.resourceFieldRef.resource'],
  ],
  [
    'rejects a resource that containers cannot have',
    bound('limits.storage'),
    ['env[0].valueFrom.resourceFieldRef.resource'],
  ],
  ['rejects an unknown divisor', bound('limits.cpu', '1k'), ['env[0].valueFrom.resourceFieldRef.divisor']],
  [
    'rejects a key reference without the name of an object',
    from({ configMapKeyRef: { key: 'a' } }),
    ['env[0].valueFrom.configMapKeyRef.name'],
  ],
  [
    'rejects an invalid key of an invalid object',
    from({ secretKeyRef: { name: 'A', key: 'a/b' } }),
    ['env[0].valueFrom.secretKeyRef.name', 'env[0].valueFrom.secretKeyRef.key'],
  ],
])('%s in env', (_, env, paths) => {
  expect(containerIssuePathsOf({ env })).toEqual(paths);
});

test('rejects status.hostIPs and a variable named 1 in 1.28', () => {
  const env = [{ name: '1' }, ...field('status.hostIPs'), ...field('status.hostIP')];
  expect(containerIssuePathsOf({ env }, {}, { version: '1.28' })).toEqual([
    'env[0].name',
    'env[1].valueFrom.fieldRef.fieldPath',
  ]);
});

test('rejects a variable from a file of a volume that is no emptyDir', () => {
  const file = (more: object) => ({ env: from({ fileKeyRef: { volumeName: 'empty', path: 'a', key: 'B', ...more } }) });
  const volumes = [
    { name: 'empty', emptyDir: {} },
    { name: 'host', hostPath: { path: '/' } },
  ];
  expect(containerIssuePathsOf(file({}), { volumes })).toEqual([]);
  expect(containerIssuePathsOf(file({ volumeName: 'host', path: '../a', key: 'a=b' }), { volumes })).toEqual([
    'env[0].valueFrom.fileKeyRef.path',
    'env[0].valueFrom.fileKeyRef.key',
    'env[0].valueFrom.fileKeyRef.volumeName',
  ]);
});

test.each([
  [
    'accepts objects, one with a name that ends with "-"',
    [{ configMapRef: { name: 'a-' } }, { prefix: 'P', secretRef: { name: 'a' } }],
    [],
  ],
  ['rejects a source without an object', [{}], ['envFrom[0]']],
  ['rejects an object without a name', [{ secretRef: {} }], ['envFrom[0].secretRef.name']],
  [
    'rejects an invalid name',
    [{ secretRef: { name: 'A' } }, { secretRef: { name: '-' } }],
    ['envFrom[0].secretRef.name', 'envFrom[1].secretRef.name'],
  ],
  ['rejects an invalid prefix', [{ prefix: 'a=', secretRef: { name: 'a' } }], ['envFrom[0].prefix']],
])('%s in envFrom', (_, envFrom, paths) => {
  expect(containerIssuePathsOf({ envFrom })).toEqual(paths);
});
