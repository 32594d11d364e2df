import { containerIssuePathsOf, issuePathsOf, makeContainer } from '../../../../test/pod-issues';

const http = { name: 'http', containerPort: 80, protocol: 'TCP' };

test.each([
  [
    'accepts ports with and without names',
    [http, { containerPort: 81, hostPort: 8081 }, { containerPort: 53, protocol: 'UDP' }],
    [],
  ],
  ['rejects a port without a number', [{}], ['ports[0].containerPort']],
  ['rejects a port above 65535', [{ containerPort: 65536 }], ['ports[0].containerPort']],
  ['rejects an unknown protocol', [{ containerPort: 1, protocol: 'tcp' }], ['ports[0].protocol']],
  ['rejects a negative host port', [{ containerPort: 1, hostPort: -1 }], ['ports[0].hostPort']],
  ['rejects an invalid port name', [{ name: 'a--b', containerPort: 1 }], ['ports[0].name']],
  ['rejects a port name of 16 characters', [{ name: 'a'.repeat(16), containerPort: 1 }], ['ports[0].name']],
  ['rejects a port name used twice', [http, { ...http, containerPort: 81 }], ['ports[1].name']],
  [
    'rejects a host port used twice',
    [
      { ...http, hostPort: 1 },
      { containerPort: 2, hostPort: 1, protocol: 'TCP' },
    ],
    ['ports[1].hostPort'],
  ],
  [
    'accepts a host port on two addresses',
    [
      { containerPort: 1, hostPort: 1, hostIP: '10.0.0.1' },
      { containerPort: 1, hostPort: 1 },
    ],
    [],
  ],
])('%s', (_, ports, paths) => {
  expect(containerIssuePathsOf({ ports })).toEqual(paths);
});

test('rejects a host port of two containers, and accepts a port name of two', () => {
  const ports = [{ ...http, hostPort: 1 }];
  const spec = { containers: [makeContainer({ ports }), makeContainer({ name: 'b', ports })] };
  expect(issuePathsOf(spec)).toEqual(['spec.containers[1].ports[0].hostPort']);
});

test('accepts a host port of two init containers', () => {
  const ports = [{ ...http, hostPort: 1 }];
  expect(
    issuePathsOf({ initContainers: [makeContainer({ name: 'a', ports }), makeContainer({ name: 'b', ports })] }),
  ).toEqual([]);
});

test('rejects a host port other than the container port with hostNetwork', () => {
  const other = { containerPort: 80, hostPort: 81 };
  expect(containerIssuePathsOf({ ports: [other, http] }, { hostNetwork: true })).toEqual(['ports[0].hostPort']);
  expect(
    containerIssuePathsOf({ ports: [{ ...other, hostPort: 80 }] }, { hostNetwork: true }, { kind: 'Pod' }),
  ).toEqual([]);
});
