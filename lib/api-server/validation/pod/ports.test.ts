import { app, wrongIn, wrongInContainer } from '../../../../test/pod-problems';

const http = { name: 'http', containerPort: 80, protocol: 'TCP' };

test.each([
  ['well', [http, { containerPort: 81, hostPort: 8081 }, { containerPort: 53, protocol: 'UDP' }], []],
  ['no number', [{}], ['ports[0].containerPort']],
  ['a number that there is not', [{ containerPort: 65536 }], ['ports[0].containerPort']],
  ['another protocol', [{ containerPort: 1, protocol: 'tcp' }], ['ports[0].protocol']],
  ['a host port that there is not', [{ containerPort: 1, hostPort: -1 }], ['ports[0].hostPort']],
  ['a name that is none', [{ name: 'a--b', containerPort: 1 }], ['ports[0].name']],
  ['a name too long', [{ name: 'a'.repeat(16), containerPort: 1 }], ['ports[0].name']],
  ['a name twice', [http, { ...http, containerPort: 81 }], ['ports[1].name']],
  [
    'a host port twice',
    [
      { ...http, hostPort: 1 },
      { containerPort: 2, hostPort: 1, protocol: 'TCP' },
    ],
    ['ports[1].hostPort'],
  ],
  [
    'a host port on two addresses',
    [
      { containerPort: 1, hostPort: 1, hostIP: '10.0.0.1' },
      { containerPort: 1, hostPort: 1 },
    ],
    [],
  ],
])('ports: %s', (_, ports, paths) => {
  expect(wrongInContainer({ ports })).toEqual(paths);
});

test('two containers have one name for a port, but not one port of the node', () => {
  const ports = [{ ...http, hostPort: 1 }];
  const spec = { containers: [app({ ports }), app({ name: 'b', ports })] };
  expect(wrongIn(spec)).toEqual(['spec.containers[1].ports[0].hostPort']);
});

test('init containers run one after the other, and may have one port of the node', () => {
  const ports = [{ ...http, hostPort: 1 }];
  expect(wrongIn({ initContainers: [app({ name: 'a', ports }), app({ name: 'b', ports })] })).toEqual([]);
});

test('in the network of its node a pod has the ports of the node', () => {
  const other = { containerPort: 80, hostPort: 81 };
  expect(wrongInContainer({ ports: [other, http] }, { hostNetwork: true })).toEqual(['ports[0].hostPort']);
  expect(wrongInContainer({ ports: [{ ...other, hostPort: 80 }] }, { hostNetwork: true }, { kind: 'Pod' })).toEqual([]);
});
