import { containerIssuePathsOf, issuePathsOf, makeContainer } from '../../../../test/pod-issues';

test.each([
  [
    'accepts requests within limits',
    { requests: { cpu: '100m', memory: '1Gi' }, limits: { cpu: '1', memory: '1Gi' } },
    [],
  ],
  ['rejects a request above its limit', { requests: { cpu: '2' }, limits: { cpu: '1' } }, ['requests.cpu']],
  ['rejects a negative request', { requests: { memory: '-1' } }, ['requests.memory']],
  ['rejects unknown resources', { limits: { storage: '1', 'a b': '1' } }, ['limits.storage', `limits['a b']`]],
  ['accepts a device', { requests: { 'example.com/gpu': '1' }, limits: { 'example.com/gpu': '1' } }, []],
  ['accepts a resource of kubernetes.io', { limits: { 'kubernetes.io/a': '1' } }, []],
  ['rejects half a device', { limits: { 'example.com/gpu': '500m' } }, [`limits['example.com/gpu']`]],
  ['rejects a device without a limit', { requests: { 'example.com/gpu': '1' } }, [`limits['example.com/gpu']`]],
  [
    'rejects a request for fewer devices than the limit',
    { requests: { 'example.com/gpu': '1' }, limits: { 'example.com/gpu': '2' } },
    [`requests['example.com/gpu']`],
  ],
  [
    'rejects the name that quotas have for a device',
    { limits: { 'requests.example.com/gpu': '1' } },
    [`limits['requests.example.com/gpu']`],
  ],
  [
    'accepts huge pages with cpu',
    { limits: { 'hugepages-2Mi': '4Mi', cpu: '1' }, requests: { 'hugepages-2Mi': '4Mi' } },
    [],
  ],
  ['rejects huge pages without cpu or memory', { limits: { 'hugepages-2Mi': '4Mi' } }, ['']],
  ['rejects a part of a huge page', { limits: { 'hugepages-2Mi': '3Mi', cpu: '1' } }, [`limits['hugepages-2Mi']`]],
  ['rejects huge pages of no size', { limits: { 'hugepages-x': '1', cpu: '1' } }, [`limits['hugepages-x']`]],
])('%s in the resources of a container', (_, resources, paths) => {
  expect(containerIssuePathsOf({ resources })).toEqual(paths.map((path) => `resources${path && '.'}${path}`));
});

const resourceClaims = [
  { name: 'a', resourceClaimName: 'x' },
  { name: 'b', resourceClaimTemplateName: 'y' },
];

test.each([
  ['accepts claims and their requests', [{ name: 'a' }, { name: 'b', request: 'c' }, { name: 'b', request: 'd' }], []],
  ['rejects a claim without a name', [{}], ['[0].name']],
  ['rejects a claim that the pod does not have', [{ name: 'c' }], ['[0].name']],
  ['rejects a claim used twice', [{ name: 'a' }, { name: 'a' }], ['[1].name']],
  [
    'rejects a request of a claim used twice',
    [
      { name: 'a', request: 'c' },
      { name: 'a', request: 'c' },
    ],
    ['[1].name'],
  ],
  ['rejects a claim as a whole beside one of its requests', [{ name: 'a', request: 'c' }, { name: 'a' }], ['[1].name']],
  ['rejects an invalid request', [{ name: 'a', request: 'C' }], ['[0].request']],
])('%s in the resource claims of a container', (_, claims, paths) => {
  expect(containerIssuePathsOf({ resources: { claims } }, { resourceClaims })).toEqual(
    paths.map((path) => `resources.claims${path}`),
  );
});

test('rejects the claim of a container whose pod has none', () => {
  expect(containerIssuePathsOf({ resources: { claims: [{ name: 'a' }] } })).toEqual(['resources.claims[0].name']);
});

test('rejects a resource claim without a source, with two, and with the name of another', () => {
  const claims = [
    { name: 'a' },
    { name: 'A', resourceClaimName: 'X', resourceClaimTemplateName: 'Y' },
    { resourceClaimName: 'x' },
  ];
  expect(issuePathsOf({ resourceClaims: [...claims, resourceClaims[0]] })).toEqual([
    'spec.resourceClaims[0]',
    'spec.resourceClaims[1].name',
    'spec.resourceClaims[1].resourceClaimTemplateName',
    'spec.resourceClaims[1].resourceClaimName',
    'spec.resourceClaims[1].resourceClaimTemplateName',
    'spec.resourceClaims[2].name',
    'spec.resourceClaims[3].name',
  ]);
});

const asking = (name: string, cpu: string, more = {}) =>
  makeContainer({ name, resources: { requests: { cpu } }, ...more });
const pod = (requests: object, limits: object = {}) => ({ resources: { requests, limits } });

test('rejects pod requests below what the containers need at once', () => {
  const containers = [asking('a', '1'), asking('b', '500m')];
  const initContainers = [asking('c', '250m', { restartPolicy: 'Always' }), asking('d', '1500m')];
  expect(issuePathsOf({ containers, initContainers, ...pod({ cpu: '1750m' }) })).toEqual([]);
  expect(issuePathsOf({ containers, initContainers, ...pod({ cpu: '1700m' }) })).toEqual([
    'spec.resources.requests.cpu',
  ]);
  expect(issuePathsOf({ initContainers, ...pod({ cpu: '1' }) })).toEqual(['spec.resources.requests.cpu']);
});

test('rejects a container limit above the limit of the pod', () => {
  const containers = [makeContainer({ resources: { limits: { cpu: '3', memory: '1Gi', 'hugepages-2Mi': '2Mi' } } })];
  expect(issuePathsOf({ containers, ...pod({}, { cpu: '2' }) })).toEqual(['spec.containers[0].resources.limits.cpu']);
  expect(
    issuePathsOf({
      containers: [
        ...containers,
        makeContainer({ name: 'b', resources: { limits: { cpu: '1', 'hugepages-2Mi': '2Mi' } } }),
      ],
      ...pod({}, { cpu: '4', 'hugepages-2Mi': '2Mi' }),
    }),
  ).toEqual([`spec.resources.limits['hugepages-2Mi']`]);
});

test('rejects storage and claims in the resources of a pod, and any resources of a Windows pod', () => {
  expect(issuePathsOf({ resources: { limits: { 'ephemeral-storage': '1' }, claims: [{ name: 'a' }] } })).toEqual([
    `spec.resources.limits['ephemeral-storage']`,
    'spec.resources.claims',
  ]);
  expect(issuePathsOf({ ...pod({ cpu: '1' }), os: { name: 'windows' } })).toEqual(['spec.resources']);
});
