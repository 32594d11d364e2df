import { wrongInContainer } from '../../../../test/pod-problems';

const from = (valueFrom: object) => [{ name: 'A', valueFrom }];
const field = (fieldPath: string) => from({ fieldRef: { fieldPath } });
const bound = (resource: string, divisor = '0') => from({ resourceFieldRef: { resource, divisor } });

test.each([
  ['a value, and a name with strange letters', [{ name: 'A', value: 'a' }, { name: '1 é'.slice(0, 2) }], []],
  ['no name', [{ value: 'a' }], ['env[0].name']],
  ['a name with "="', [{ name: 'a=b' }], ['env[0].name']],
  ['a value and a source', [{ name: 'A', value: 'a', ...field('metadata.name')[0] }], ['env[0].valueFrom']],
  ['no source', from({}), ['env[0].valueFrom']],
  [
    'two sources',
    from({ fieldRef: { fieldPath: 'metadata.name' }, secretKeyRef: { name: 'a', key: 'b' } }),
    ['env[0].valueFrom.secretKeyRef'],
  ],
  ['a field', field('status.hostIPs'), []],
  ['a field as clients of old say it', field('spec.host'), []],
  ['no field', from({ fieldRef: {} }), ['env[0].valueFrom.fieldRef.fieldPath']],
  ['a field that is not told', field('status.phase'), ['env[0].valueFrom.fieldRef.fieldPath']],
  ['a label', field("metadata.labels['app']"), []],
  ['a label that there can’t be', field("metadata.labels['a b']"), ['env[0].valueFrom.fieldRef.fieldPath']],
  ['an annotation with capitals', field("metadata.annotations['A.b/C']"), []],
  [
    'a field of another API',
    from({ fieldRef: { apiVersion: 'v2', fieldPath: 'metadata.name' } }),
    ['env[0].valueFrom.fieldRef.apiVersion'],
  ],
  ['a bound', bound('limits.cpu', '1m'), []],
  ['a bound of huge pages', bound('limits.hugepages-2Mi', '1Mi'), []],
  ['no bound', from({ resourceFieldRef: {} }), ['env[0].valueFrom.resourceFieldRef.resource']],
  ['a bound that is not told', bound('limits.storage'), ['env[0].valueFrom.resourceFieldRef.resource']],
  ['a unit that is none', bound('limits.cpu', '1k'), ['env[0].valueFrom.resourceFieldRef.divisor']],
  ['a key without a name', from({ configMapKeyRef: { key: 'a' } }), ['env[0].valueFrom.configMapKeyRef.name']],
  [
    'a key that there can’t be',
    from({ secretKeyRef: { name: 'A', key: 'a/b' } }),
    ['env[0].valueFrom.secretKeyRef.name', 'env[0].valueFrom.secretKeyRef.key'],
  ],
])('variables: %s', (_, env, paths) => {
  expect(wrongInContainer({ env })).toEqual(paths);
});

test('older versions know fewer fields, and forbid more names', () => {
  const env = [{ name: '1' }, ...field('status.hostIPs'), ...field('status.hostIP')];
  expect(wrongInContainer({ env }, {}, { version: '1.28' })).toEqual([
    'env[0].name',
    'env[1].valueFrom.fieldRef.fieldPath',
  ]);
});

test('a file that gives a value is in a volume that is an empty directory', () => {
  const file = (more: object) => ({ env: from({ fileKeyRef: { volumeName: 'empty', path: 'a', key: 'B', ...more } }) });
  const volumes = [
    { name: 'empty', emptyDir: {} },
    { name: 'host', hostPath: { path: '/' } },
  ];
  expect(wrongInContainer(file({}), { volumes })).toEqual([]);
  expect(wrongInContainer(file({ volumeName: 'host', path: '../a', key: 'a=b' }), { volumes })).toEqual([
    'env[0].valueFrom.fileKeyRef.path',
    'env[0].valueFrom.fileKeyRef.key',
    'env[0].valueFrom.fileKeyRef.volumeName',
  ]);
});

test.each([
  [
    'a whole object, with a name that may go on',
    [{ configMapRef: { name: 'a-' } }, { prefix: 'P', secretRef: { name: 'a' } }],
    [],
  ],
  ['no object', [{}], ['envFrom[0]']],
  ['no name', [{ secretRef: {} }], ['envFrom[0].secretRef.name']],
  [
    'a name that there can’t be',
    [{ secretRef: { name: 'A' } }, { secretRef: { name: '-' } }],
    ['envFrom[0].secretRef.name', 'envFrom[1].secretRef.name'],
  ],
  ['a prefix that is none', [{ prefix: 'a=', secretRef: { name: 'a' } }], ['envFrom[0].prefix']],
])('environment: %s', (_, envFrom, paths) => {
  expect(wrongInContainer({ envFrom })).toEqual(paths);
});
