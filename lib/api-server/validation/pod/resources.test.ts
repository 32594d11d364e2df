import { app, wrongIn, wrongInContainer } from '../../../../test/pod-problems';

test.each([
  ['well', { requests: { cpu: '100m', memory: '1Gi' }, limits: { cpu: '1', memory: '1Gi' } }, []],
  ['more than may be used', { requests: { cpu: '2' }, limits: { cpu: '1' } }, ['requests.cpu']],
  ['less than nothing', { requests: { memory: '-1' } }, ['requests.memory']],
  ['something that there is not', { limits: { storage: '1', 'a b': '1' } }, ['limits.storage', `limits['a b']`]],
  ['a device', { requests: { 'example.com/gpu': '1' }, limits: { 'example.com/gpu': '1' } }, []],
  ['what Kubernetes has', { limits: { 'kubernetes.io/a': '1' } }, []],
  ['half a device', { limits: { 'example.com/gpu': '500m' } }, [`limits['example.com/gpu']`]],
  ['a device without a limit', { requests: { 'example.com/gpu': '1' } }, [`limits['example.com/gpu']`]],
  [
    'fewer devices than may be used',
    { requests: { 'example.com/gpu': '1' }, limits: { 'example.com/gpu': '2' } },
    [`requests['example.com/gpu']`],
  ],
  [
    'a device under a name of quotas',
    { limits: { 'requests.example.com/gpu': '1' } },
    [`limits['requests.example.com/gpu']`],
  ],
  ['huge pages', { limits: { 'hugepages-2Mi': '4Mi', cpu: '1' }, requests: { 'hugepages-2Mi': '4Mi' } }, []],
  ['huge pages alone', { limits: { 'hugepages-2Mi': '4Mi' } }, ['']],
  ['a part of a huge page', { limits: { 'hugepages-2Mi': '3Mi', cpu: '1' } }, [`limits['hugepages-2Mi']`]],
  ['huge pages of no size', { limits: { 'hugepages-x': '1', cpu: '1' } }, [`limits['hugepages-x']`]],
])('a container asks for %s', (_, resources, paths) => {
  expect(wrongInContainer({ resources })).toEqual(paths.map((path) => `resources${path && '.'}${path}`));
});

const resourceClaims = [
  { name: 'a', resourceClaimName: 'x' },
  { name: 'b', resourceClaimTemplateName: 'y' },
];

test.each([
  ['each once', [{ name: 'a' }, { name: 'b', request: 'c' }, { name: 'b', request: 'd' }], []],
  ['none', [{}], ['[0].name']],
  ['another', [{ name: 'c' }], ['[0].name']],
  ['one twice', [{ name: 'a' }, { name: 'a' }], ['[1].name']],
  [
    'a part twice',
    [
      { name: 'a', request: 'c' },
      { name: 'a', request: 'c' },
    ],
    ['[1].name'],
  ],
  ['a part, and all of it', [{ name: 'a', request: 'c' }, { name: 'a' }], ['[1].name']],
  ['a part that there can’t be', [{ name: 'a', request: 'C' }], ['[0].request']],
])('a container uses claims: %s', (_, claims, paths) => {
  expect(wrongInContainer({ resources: { claims } }, { resourceClaims })).toEqual(
    paths.map((path) => `resources.claims${path}`),
  );
});

test('a pod claims by name or by template, each under a name of its own', () => {
  const claims = [
    { name: 'a' },
    { name: 'A', resourceClaimName: 'X', resourceClaimTemplateName: 'Y' },
    { resourceClaimName: 'x' },
  ];
  expect(wrongIn({ resourceClaims: [...claims, resourceClaims[0]] })).toEqual([
    'spec.resourceClaims[0]',
    'spec.resourceClaims[1].name',
    'spec.resourceClaims[1].resourceClaimTemplateName',
    'spec.resourceClaims[1].resourceClaimName',
    'spec.resourceClaims[1].resourceClaimTemplateName',
    'spec.resourceClaims[2].name',
    'spec.resourceClaims[3].name',
  ]);
});

const asking = (name: string, cpu: string, more = {}) => app({ name, resources: { requests: { cpu } }, ...more });
const pod = (requests: object, limits: object = {}) => ({ resources: { requests, limits } });

test('a pod asks for what its containers need at once', () => {
  const containers = [asking('a', '1'), asking('b', '500m')];
  const initContainers = [asking('c', '250m', { restartPolicy: 'Always' }), asking('d', '1500m')];
  expect(wrongIn({ containers, initContainers, ...pod({ cpu: '1750m' }) })).toEqual([]);
  expect(wrongIn({ containers, initContainers, ...pod({ cpu: '1700m' }) })).toEqual(['spec.resources.requests.cpu']);
  expect(wrongIn({ initContainers, ...pod({ cpu: '1' }) })).toEqual(['spec.resources.requests.cpu']);
});

test('no container may use more than its pod', () => {
  const containers = [app({ resources: { limits: { cpu: '3', memory: '1Gi', 'hugepages-2Mi': '2Mi' } } })];
  expect(wrongIn({ containers, ...pod({}, { cpu: '2' }) })).toEqual(['spec.containers[0].resources.limits.cpu']);
  expect(
    wrongIn({
      containers: [...containers, app({ name: 'b', resources: { limits: { cpu: '1', 'hugepages-2Mi': '2Mi' } } })],
      ...pod({}, { cpu: '4', 'hugepages-2Mi': '2Mi' }),
    }),
  ).toEqual([`spec.resources.limits['hugepages-2Mi']`]);
});

test('a pod as a whole has no disk and no claims, and none at all for Windows', () => {
  expect(wrongIn({ resources: { limits: { 'ephemeral-storage': '1' }, claims: [{ name: 'a' }] } })).toEqual([
    `spec.resources.limits['ephemeral-storage']`,
    'spec.resources.claims',
  ]);
  expect(wrongIn({ ...pod({ cpu: '1' }), os: { name: 'windows' } })).toEqual(['spec.resources']);
});
