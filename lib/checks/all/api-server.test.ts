import {
  appOf,
  container,
  found,
  service as headless,
  inNamespace,
  object,
  statefulSet,
  workload,
} from '../../../test/objects';
import { NEWEST_MEASURED } from '../../kubernetes';
import { runChecks } from '../run-checks';
import { checkApiServer } from './api-server';

const service = (spec: object) => object('v1', 'Service', 'web', { spec });
const PORTS = [{ port: 80 }];

test('what every API server takes is not found', () => {
  expect(found(checkApiServer, service({ ports: PORTS }))).toEqual([]);
});

test.each([
  [
    'a field that there isn’t',
    { ports: PORTS, port: 80 },
    `spec.port is 80, and must be left out: Kubernetes ${NEWEST_MEASURED} knows no such field here`,
  ],
  ['a value of the wrong type', { ports: PORTS, type: 7 }, 'spec.type is 7, and must be a string'],
  [
    'a value that is not in the enum',
    { ports: PORTS, type: 'Web' },
    "spec.type is 'Web', and must be one of ClusterIP,",
  ],
])('reports %s once for all versions', (_, spec, message) => {
  expect(found(checkApiServer, service(spec))).toEqual([expect.stringContaining(message)]);
});

test('reports a field that only older API servers reject, unless they are unsupported', () => {
  const pod = object('v1', 'Pod', 'web', {
    spec: { containers: [{ name: 'a', image: 'a:1', lifecycle: { preStop: { sleep: { seconds: 5 } } } }] },
  });
  expect(found(checkApiServer, pod)).toEqual([expect.stringContaining('preStop.sleep')]);
  expect(checkApiServer(appOf([pod], [], '1.34'))).toEqual([]);
  expect(checkApiServer(appOf([pod], [], '1.34.9'))).toEqual([]);
});

test('reports what the newest measured version rejects if the App supports only newer ones', () => {
  expect(checkApiServer(appOf([service({ ports: [{ port: 0 }] })], [], '1.99'))).toHaveLength(1);
});

test('reports a field once, though other checks find fault with it, too', () => {
  const all = runChecks(appOf([service({ selector: { app: 'a' }, ports: [{ port: 70000 }] })]));
  expect(all.filter(({ path }) => path === 'spec.ports[0].port').map(({ check }) => check)).toEqual(['api-server']);
});

test('ignores manifests that are not objects', () => {
  expect(checkApiServer(appOf([null]))).toEqual([]);
});

const LABEL =
  'a name of 1 to 63 characters, lower-case letters, digits and "-", that begins and ends with a letter or digit';
const labeled = (labels: object, annotations: object = {}) =>
  object('v1', 'ConfigMap', 'map', { metadata: { name: 'map', labels, annotations } });
const thing = (metadata: object) => object('example.com/v1', 'Thing', 'a', { metadata: { name: 'a', ...metadata } });
const CLAIM = { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } };
const claiming = (name: string, spec: object = CLAIM) =>
  statefulSet('web', {}, { volumeClaimTemplates: [{ metadata: { name }, spec }] });
const pod = (more: object) => statefulSet('web', { containers: [container(more)] });
const job = (name: string) => workload('Job', name, { restartPolicy: 'Never' }, { selector: undefined });
const CONTAINER = 'spec.template.spec.containers[0]';

describe('names', () => {
  test.each([
    ['a ConfigMap with dots', object('v1', 'ConfigMap', 'a.b-c')],
    ['a Role with a colon', object('rbac.authorization.k8s.io/v1', 'Role', 'system:reader')],
    ['a Job with a dot', job('a.b')],
    ['a custom resource that begins with a digit', object('example.com/v1', 'Service', '1.x')],
    ['labels with a prefix', labeled({ 'example.com/A_b.c': '', x: 'Y_z' })],
    ['an annotation with a prefix in capitals', labeled({}, { 'Example.com/x': 'anything at all' })],
    ['a custom resource with labels and a namespace', thing({ namespace: 'shop', labels: { a: 'b' } })],
  ])('accepts %s', (_, manifest) => {
    expect(found(checkApiServer, manifest)).toEqual([]);
  });

  test.each([
    ['a StatefulSet with a dot', statefulSet('a.b', {}, { serviceName: 'a' }), 'metadata.name', LABEL],
    ['a Service that begins with a digit', headless('3scale'), 'metadata.name', 'begins with a letter'],
    ['a Role with a slash', object('rbac.authorization.k8s.io/v1', 'Role', 'a/b'), 'metadata.name', 'without "/"'],
    ['a ConfigMap in capitals', object('v1', 'ConfigMap', 'Map'), 'metadata.name', 'a name of 1 to 253'],
    ['a namespace with a dot', inNamespace('a.b', object('v1', 'ConfigMap', 'map')), 'metadata.namespace', LABEL],
    ['a custom resource in capitals', object('example.com/v1', 'Thing', 'A'), 'metadata.name', 'a name of 1 to 253'],
    ['a custom resource in a namespace with a dot', thing({ namespace: 'a.b' }), 'metadata.namespace', LABEL],
    ['a custom resource with a bad label', thing({ labels: { a: '-' } }), 'metadata.labels.a', 'a label value'],
    ['a custom resource with a number', thing({ annotations: { a: 1 } }), 'metadata.annotations.a', 'a string'],
    ['a label value with a space', labeled({ a: 'b c' }), 'metadata.labels.a', 'a label value'],
    ['a label that is a number', labeled({ a: 1 }), 'metadata.labels.a', 'a string'],
    ['a label key with a space', labeled({ 'a b': 'c' }), "metadata.labels['a b']", 'under a key that is a label key'],
    ['an annotation that is a number', labeled({}, { a: 1 }), 'metadata.annotations.a', 'a string'],
    [
      'annotations that are too large',
      labeled({}, { a: 'é'.repeat(2 ** 17) }),
      'metadata.annotations',
      'at most 262144',
    ],
    ['a container in capitals', pod({ name: 'A' }), `${CONTAINER}.name`, LABEL],
    ['a container without a name', pod({ name: undefined }), `${CONTAINER}.name`, 'given'],
    [
      'a port without letters',
      pod({ ports: [{ name: '80', containerPort: 80 }] }),
      `${CONTAINER}.ports[0].name`,
      '1 to 15',
    ],
    ['a variable with "="', pod({ env: [{ name: 'A=B' }] }), `${CONTAINER}.env[0].name`, 'printable ASCII'],
    [
      'a volume',
      workload('DaemonSet', 'web', { volumes: [{ name: 'a_b' }] }),
      'spec.template.spec.volumes[0].name',
      LABEL,
    ],
    ['a claim template', claiming('a.b'), 'spec.volumeClaimTemplates[0].metadata.name', LABEL],
  ])('rejects %s', (_, manifest, path, allowed) => {
    expect(found(checkApiServer, manifest)).toContainEqual(expect.stringMatching(textsInOrder(`${path} is `, allowed)));
  });
});

describe('ports', () => {
  const serving = (...ports: object[]) => headless('web', { ports });
  const open = (...ports: object[]) => pod({ ports });

  test.each([
    ['one without a name', serving({ port: 80 })],
    ['one number for TCP and UDP', serving({ name: 'a', port: 53 }, { name: 'b', port: 53, protocol: 'UDP' })],
    [
      'a Service port with a name that no container port can have',
      serving({ name: 'a--long-name-of-a-port', port: 80 }),
    ],
  ])('accepts %s', (_, manifest) => {
    expect(found(checkApiServer, manifest)).toEqual([]);
  });

  test.each([
    ['a Service port without a number', serving({}), 'spec.ports[0].port is not given', 'from 1 to 65535'],
    ['the Service port 0', serving({ port: 0 }), 'spec.ports[0].port is 0', 'from 1 to 65535'],
    ['the Service port 65536', serving({ port: 65536 }), 'spec.ports[0].port is 65536', 'from 1 to 65535'],
    [
      'a Service port without a name beside another',
      serving({ name: 'a', port: 1 }, { port: 2 }),
      'spec.ports[1].name is not given',
      'several ports',
    ],
    ['a Service port in capitals', serving({ name: 'A', port: 1 }), "spec.ports[0].name is 'A'", LABEL],
    [
      'a name of two Service ports',
      serving({ name: 'a', port: 1 }, { name: 'a', port: 2 }),
      "spec.ports[1].name is 'a'",
      'given once',
    ],
    [
      'a number of two Service ports',
      serving({ name: 'a', port: 1 }, { name: 'b', port: 1 }),
      'spec.ports[1].port is 1',
      'given once',
    ],
    [
      'a name of two ports of a container',
      open({ name: 'a', containerPort: 1 }, { name: 'a', containerPort: 2 }),
      `${CONTAINER}.ports[1].name is 'a'`,
      'given once',
    ],
    ['the container port 0', open({ containerPort: 0 }), `${CONTAINER}.ports[0].containerPort is 0`, 'from 1 to 65535'],
  ])('rejects %s', (_, manifest, path, allowed) => {
    expect(found(checkApiServer, manifest)).toContainEqual(expect.stringMatching(textsInOrder(path, allowed)));
  });

  test.each([29999, 32768, 30000.5, '30007'])('rejects the node port %p', (nodePort) => {
    const ports = [{ port: 80, nodePort }];
    expect(found(checkApiServer, service({ type: 'NodePort', ports }))).toEqual([
      expect.stringContaining('spec.ports[0].nodePort is '),
    ]);
  });
});

describe('quantities', () => {
  const asking = (resources: object) => pod({ resources });

  test.each([
    {},
    { requests: { cpu: '100m', memory: '1Gi' }, limits: { cpu: 0.1, memory: '1024Mi' } },
    { limits: { 'nvidia.com/gpu': '1' } },
    { requests: { memory: '1e3' }, limits: { memory: '1k' } },
  ])('accepts %j', (resources) => {
    expect(found(checkApiServer, asking(resources))).toEqual([]);
  });

  test.each([
    ['abc', asking({ requests: { cpu: 'abc' } }), `${CONTAINER}.resources.requests.cpu`, 'a quantity such as 100m'],
    [
      'an empty string',
      asking({ requests: { cpu: '' } }),
      `${CONTAINER}.resources.requests.cpu`,
      'a quantity such as 100m',
    ],
    ['1 Gi', asking({ limits: { memory: '1 Gi' } }), `${CONTAINER}.resources.limits.memory`, 'a quantity such as 100m'],
    ['-1', asking({ limits: { memory: '-1' } }), `${CONTAINER}.resources.limits.memory`, 'a quantity of 0 or more'],
    [
      'a request above its limit',
      asking({ requests: { memory: '1Gi' }, limits: { memory: '1G' } }),
      `${CONTAINER}.resources.requests.memory`,
      'at most the limit, 1G',
    ],
    [
      'small as a size limit',
      statefulSet('web', { volumes: [{ name: 'tmp', emptyDir: { sizeLimit: 'small' } }] }),
      'spec.template.spec.volumes[0].emptyDir.sizeLimit',
      'a quantity such as 100m',
    ],
    [
      'big as the size of a claim template',
      claiming('data', { resources: { requests: { storage: 'big' } } }),
      'spec.volumeClaimTemplates[0].spec.resources.requests.storage',
      'a quantity such as 100m',
    ],
    [
      'big as the size of a claim',
      object('v1', 'PersistentVolumeClaim', 'shared', { spec: { resources: { requests: { storage: 'big' } } } }),
      'spec.resources.requests.storage',
      'a quantity such as 100m',
    ],
  ])('rejects %s', (_, manifest, path, allowed) => {
    expect(found(checkApiServer, manifest)).toContainEqual(expect.stringMatching(textsInOrder(`${path} is `, allowed)));
  });
});

describe('mounts, selectors and autoscalers', () => {
  const mounting = (more: object, claim = 'data') =>
    statefulSet(
      'web',
      { containers: [container(more)] },
      { volumeClaimTemplates: [{ metadata: { name: claim }, spec: CLAIM }] },
    );
  const scaling = (spec: object) =>
    object('autoscaling/v2', 'HorizontalPodAutoscaler', 'web', {
      spec: { maxReplicas: 3, scaleTargetRef: { apiVersion: 'apps/v1', kind: 'StatefulSet', name: 'web' }, ...spec },
    });
  const [first, second] = [
    { name: 'data', mountPath: '/d' },
    { name: 'data', devicePath: '/d' },
  ];

  test.each([
    [
      'a mount of a missing volume',
      mounting({ volumeMounts: [{ name: 'cache', mountPath: '/c' }] }),
      `${CONTAINER}.volumeMounts[0].name`,
      'the name of a volume of the pod: data',
    ],
    [
      'two mounts at one path',
      mounting({ volumeMounts: [first, first] }),
      `${CONTAINER}.volumeMounts[1].mountPath`,
      'given once',
    ],
    [
      'a device at the path of a mount',
      mounting({ volumeMounts: [first], volumeDevices: [second] }),
      `${CONTAINER}.volumeDevices[0].devicePath`,
      'given once',
    ],
    [
      'a device that a container has twice',
      mounting({ volumeDevices: [second, { ...second, devicePath: '/e' }] }),
      `${CONTAINER}.volumeDevices[1].name`,
      'given once',
    ],
    [
      'two volumes of one name',
      statefulSet('web', { volumes: [{ name: 'a' }, { name: 'a' }] }),
      'spec.template.spec.volumes[1].name',
      'given once',
    ],
    ['a workload without a selector', statefulSet('web', {}, { selector: undefined }), 'spec.selector', 'given'],
    [
      'a workload with an empty selector',
      statefulSet('web', {}, { selector: {} }),
      'spec.selector',
      'a selector with labels',
    ],
    [
      'a selector that its own pods do not match',
      statefulSet('web', {}, { selector: { matchLabels: { app: 'blog' } } }),
      'spec.template.metadata.labels',
      'labels that match spec.selector',
    ],
    [
      'an autoscaler without maxReplicas',
      scaling({ maxReplicas: undefined }),
      'spec.maxReplicas',
      'a whole number from 1 to 2147483647',
    ],
    [
      'an autoscaler whose maxReplicas is below minReplicas',
      scaling({ minReplicas: 4 }),
      'spec.maxReplicas',
      'no less than minReplicas, 4',
    ],
    [
      'an autoscaler that scales to 0 by CPU',
      scaling({ minReplicas: 0 }),
      'spec.minReplicas',
      'a whole number from 1 to 2147483647',
    ],
  ])('rejects %s', (_, manifest, path, allowed) => {
    expect(found(checkApiServer, manifest)).toContainEqual(expect.stringMatching(textsInOrder(`${path} is `, allowed)));
  });
});

/** Matches these texts, one after the other. */
function textsInOrder(...texts: readonly string[]): RegExp {
  return new RegExp(texts.map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('.*'), 's');
}
