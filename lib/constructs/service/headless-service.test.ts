import { App, Chart, Testing } from 'cdk8s';
import { Protocol } from 'cdk8s-plus-28';
import { createChart, untyped } from '../../../test/apps';
import { HeadlessService, type HeadlessServiceProps } from './headless-service';

const PROPS: HeadlessServiceProps = { name: 'db', selector: { app: 'db' }, ports: [{ name: 'sql', number: 5432 }] };

test('creates a headless Service that selects the pods by their labels', () => {
  const chart = createChart('prod');
  new HeadlessService(chart, 'service', {
    name: 'db',
    selector: { app: 'db', tier: 'data' },
    ports: [
      { name: 'sql', number: 5432 },
      { name: 'gossip', number: 7946, protocol: Protocol.UDP },
    ],
  });
  expect(Testing.synth(chart)).toEqual([
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: {
        name: 'db',
        namespace: 'prod',
        labels: { app: 'db', tier: 'data', 'app.kubernetes.io/name': 'db', 'app.kubernetes.io/managed-by': 'cdk8s' },
      },
      spec: {
        clusterIP: 'None',
        selector: { app: 'db', tier: 'data' },
        ports: [
          { name: 'sql', port: 5432 },
          { name: 'gossip', port: 7946, protocol: 'UDP' },
        ],
      },
    },
  ]);
});

test('derives the DNS name of a pod from the Service and the namespace of the chart', () => {
  expect(new HeadlessService(createChart(), 'service', PROPS).podDnsName('db-0')).toBe('db-0.db');
  const named = new HeadlessService(new Chart(new App(), 'c', { namespace: 'prod' }), 'service', PROPS);
  expect(named.podDnsName('db-0')).toBe('db-0.db.prod.svc');
  expect(named.dnsName).toBe('db.prod.svc');
});

test.each<[string, Partial<HeadlessServiceProps>, string]>([
  [
    'a headless Service whose name begins with a digit',
    { name: '3db' },
    `name is '3db', and must be a name of 1 to 63 characters`,
  ],
  ['a headless Service name of 64 characters', { name: 'a'.repeat(64) }, 'and must be a name of 1 to 63 characters'],
  [
    'a headless Service without a selector',
    { selector: {} },
    'selector is {}, and must be a map of at least one label to its value',
  ],
  ['a list as a selector', { selector: untyped(['app']) }, 'must be a map of at least one label to its value'],
  ['a label key with a space', { selector: { 'a b': 'x' } }, `selector.a b is 'a b', and must be a label key`],
  ['a label value that is a number', { selector: { app: untyped(1) } }, 'selector.app is 1, and must be a label value'],
  [
    'a headless Service without ports',
    { ports: [] },
    'ports is [], and must be a list of at least 1 of { name, number }',
  ],
  [
    'two ports of one name',
    {
      ports: [
        { name: 'a', number: 1 },
        { name: 'a', number: 2 },
      ],
    },
    `ports[1].name is 'a', and must be given once: [0] has it already`,
  ],
  [
    'two ports of one number',
    {
      ports: [
        { name: 'a', number: 1 },
        { name: 'b', number: 1, protocol: Protocol.TCP },
      ],
    },
    `ports[1].number is '1/TCP', and must be given once: [0] has it already`,
  ],
  [
    'a string for publishNotReadyAddresses',
    { publishNotReadyAddresses: untyped('yes') },
    `publishNotReadyAddresses is 'yes', and must`,
  ],
])('rejects %s', (_, props, message) => {
  const make = () => new HeadlessService(createChart(), 'service', { ...PROPS, ...props });
  expect(make).toThrow('chart/service was given what it cannot take:\n');
  expect(make).toThrow(message);
});
