import { Testing } from 'cdk8s';
import { Protocol } from 'cdk8s-plus-28';
import {
  createApp,
  createChart,
  createSidecar,
  propertyProblems,
  synthApp,
  untyped,
  withContainer,
} from '../../../test/apps';
import { findOnly } from '../../../test/manifests';
import { Exposure } from './exposure';

const LABELS = { app: 'web', 'app.kubernetes.io/name': 'web', 'app.kubernetes.io/managed-by': 'cdk8s' };
const otherPorts = [
  { name: 'metrics', number: 9090 },
  { name: 'dns', number: 53, protocol: Protocol.UDP },
];
const outside = (expose: Exposure, name = 'web-external') =>
  findOnly(synthApp({ ...withContainer({ otherPorts }), expose }), 'Service', name);

test.each([
  [Exposure.clusterIp(), { ports: [{ name: 'http', port: 8080, targetPort: 8080 }] }],
  [Exposure.clusterIp({ port: 80 }), { ports: [{ name: 'http', port: 80, targetPort: 8080 }] }],
  [Exposure.nodePort(), { type: 'NodePort', ports: [{ name: 'http', port: 8080, targetPort: 8080 }] }],
  [
    Exposure.nodePort({ nodePort: 32767, port: 80 }),
    { type: 'NodePort', ports: [{ name: 'http', port: 80, targetPort: 8080, nodePort: 32767 }] },
  ],
  [Exposure.loadBalancer(), { type: 'LoadBalancer', ports: [{ name: 'http', port: 8080, targetPort: 8080 }] }],
  [
    Exposure.loadBalancer({ port: 443, sourceRanges: ['203.0.113.0/24', '::/0'] }),
    {
      type: 'LoadBalancer',
      loadBalancerSourceRanges: ['203.0.113.0/24', '::/0'],
      ports: [{ name: 'http', port: 443, targetPort: 8080 }],
    },
  ],
  [
    Exposure.nodePort({
      target: 'metrics',
      otherPorts: [{ target: 'http', port: 80, nodePort: 30000 }, { target: 'dns' }],
    }),
    {
      type: 'NodePort',
      ports: [
        { name: 'metrics', port: 9090, targetPort: 9090 },
        { name: 'http', port: 80, targetPort: 8080, nodePort: 30000 },
        { name: 'dns', port: 53, targetPort: 53, protocol: 'UDP' },
      ],
    },
  ],
])('creates an external Service beside the governing Service (%#)', (expose, expected) => {
  const service = outside(expose);
  expect(service.metadata).toEqual({ name: 'web-external', labels: LABELS });
  expect(service.spec).toEqual({ selector: { app: 'web' }, ...expected });
  expect(findOnly(synthApp({ expose: Exposure.clusterIp() }), 'Service', 'web').spec.clusterIP).toBe('None');
});

test('sets the name and annotations of an external Service', () => {
  const annotations = { 'example.com/internal': 'true' };
  expect(outside(Exposure.loadBalancer({ name: 'front', annotations }), 'front').metadata).toEqual({
    name: 'front',
    labels: LABELS,
    annotations,
  });
});

test('targets the port of a sidecar', () => {
  const sidecars = [createSidecar({ port: { name: 'proxy', number: 3128 } })];
  const expose = Exposure.clusterIp({ target: 'proxy' });
  expect(findOnly(synthApp({ sidecars, expose }), 'Service', 'web-external').spec.ports).toEqual([
    { name: 'proxy', port: 3128, targetPort: 3128 },
  ]);
});

describe('app.expose', () => {
  test('adds external Services one by one', () => {
    const chart = createChart();
    const app = createApp({}, chart);
    app.expose(Exposure.clusterIp());
    expect(app.expose(Exposure.nodePort({ name: 'web-nodes' })).name).toBe('web-nodes');
    const services = Testing.synth(chart).filter(({ kind }) => kind === 'Service');
    expect(services.map(({ metadata }) => metadata.name)).toEqual(['web', 'web-external', 'web-nodes']);
  });

  test.each(['web', 'web-external'])('rejects an external Service with the existing name %s', (name) => {
    const app = createApp({ expose: Exposure.clusterIp() });
    expect(propertyProblems(() => app.expose(Exposure.clusterIp({ name })))).toEqual([
      `expose.name is '${name}', and must be unique: another Service of the app has this name`,
    ]);
  });

  test('rejects invalid exposures', () => {
    const app = createApp();
    expect(propertyProblems(() => app.expose(untyped('NodePort')))).toEqual([
      `expose is 'NodePort', and must be an Exposure, such as Exposure.nodePort()`,
    ]);
    expect(propertyProblems(() => app.expose(Exposure.clusterIp({ target: 'admin' })))).toEqual([
      `expose.target is 'admin', and must be a port of the pods: http`,
    ]);
  });
});

describe('invalid exposures', () => {
  const http = { target: 'http' };
  test.each<[string, Exposure, string]>([
    ['a string as an exposure', untyped('NodePort'), ` is 'NodePort', and must be an Exposure, such as`],
    ['node port 29999', Exposure.nodePort({ nodePort: 29999 }), '.nodePort is 29999, and must be a whole number from'],
    ['node port 32768', Exposure.nodePort({ nodePort: 32768 }), '.nodePort is 32768, and must be a whole number from'],
    [
      'a node port of a ClusterIP Service',
      Exposure.clusterIp(untyped({ nodePort: 30000 })),
      '.nodePort is 30000, and must',
    ],
    [
      'a node port of a further port of a ClusterIP Service',
      Exposure.clusterIp({ otherPorts: [{ target: 'dns', nodePort: 30000 }] }),
      '.otherPorts[0].nodePort is 30000, and must be omitted: a Service of type ClusterIP has no node port. Use Exposure.nodePort()',
    ],
    [
      'a target port that the pods lack',
      Exposure.clusterIp({ target: 'x' }),
      `.target is 'x', and must be a port of the pods: `,
    ],
    [
      'a further target port that the pods lack',
      Exposure.clusterIp({ otherPorts: [{ target: 'x' }] }),
      `.otherPorts[0].target is 'x', and must be a port of the pods: http, metrics, dns`,
    ],
    [
      'two ports with the same target',
      Exposure.clusterIp({ otherPorts: [{ ...http, port: 1 }] }),
      `.otherPorts[0].target is 'http', and must be given once: the first port has it already`,
    ],
    [
      'two ports of the same number',
      Exposure.clusterIp({ otherPorts: [{ target: 'metrics', port: 8080 }] }),
      `.otherPorts[0].port is '8080/TCP', and must be given once: the first port has it already`,
    ],
    ['a Service name with a dot', Exposure.clusterIp({ name: 'a.b' }), `.name is 'a.b', and must be a name of 1 to 63`],
    [
      'a number as an annotation of a Service',
      Exposure.clusterIp({ annotations: { a: untyped(1) } }),
      '.annotations.a is 1',
    ],
    ['a number as a source range', Exposure.loadBalancer({ sourceRanges: [untyped(7)] }), '.sourceRanges[0] is 7'],
    [
      'an empty list of source ranges',
      Exposure.loadBalancer({ sourceRanges: [] }),
      '.sourceRanges is [], and must be a list of at least 1',
    ],
    ...['10.0.0.0', '10.0.0.0/33', '::/129', '10.0.0/8', '10.0.0.0/8/8', '10.0.0.0/'].map(
      (range): [string, Exposure, string] => [
        `the source range ${range}`,
        Exposure.loadBalancer({ sourceRanges: [range] }),
        `.sourceRanges[0] is '${range}', and must be a range of addresses such as 203.0.113.0/24`,
      ],
    ),
  ])('rejects %s', (_, expose, message) => {
    expect(propertyProblems(() => createApp({ ...withContainer({ otherPorts }), expose }))).toEqual([
      expect.stringContaining(`expose${message}`),
    ]);
  });
});
