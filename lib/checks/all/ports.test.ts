import { container, found, service, statefulSet } from '../../../test/objects';
import { ports } from './ports';

const serving = (...ports: object[]) => service('web', { ports });
const pods = (...ports: object[]) => statefulSet('web', { containers: [container({ ports })] });

test.each([
  ['one without a name', serving({ port: 80 })],
  ['several with names', serving({ name: 'a', port: 80 }, { name: 'b', port: 81 })],
  ['one number for two protocols', serving({ name: 'a', port: 53 }, { name: 'b', port: 53, protocol: 'UDP' })],
  ['a name that no port of a container could have', serving({ name: 'a--long-name-of-a-port', port: 80 })],
  ['none of an ExternalName', service('web', { ports: undefined, type: 'ExternalName' })],
  ['several of a container without names', pods({ containerPort: 1 }, { containerPort: 65535 })],
])('%s: well', (_, manifest) => {
  expect(found(ports, manifest)).toEqual([]);
});

test.each([
  ['no number', serving({}), 'spec.ports[0].port is not given, and must be a whole number from 1 to 65535'],
  ['a number that there is not', serving({ port: 65536 }), 'spec.ports[0].port is 65536, and must be a whole number'],
  [
    'no name beside others',
    serving({ name: 'a', port: 1 }, { port: 2 }),
    'spec.ports[1].name is not given, and must be given',
  ],
  ['a name that is none', serving({ name: 'A', port: 1 }), "spec.ports[0].name is 'A', and must be a name of 1 to 63"],
  [
    'a name twice',
    serving({ name: 'a', port: 1 }, { name: 'a', port: 2 }),
    "spec.ports[1].name is 'a', and must be given once: spec.ports[0].name has it already",
  ],
  [
    'a number twice',
    serving({ name: 'a', port: 1 }, { name: 'b', port: 1, protocol: 'TCP' }),
    "spec.ports[1].port is '1/TCP', and must be given once: spec.ports[0].port has it already",
  ],
  [
    '0 of a container',
    pods({ containerPort: 0 }),
    'containers[0].ports[0].containerPort is 0, and must be a whole number',
  ],
])('%s: found', (_, manifest, message) => {
  expect(found(ports, manifest)).toEqual([expect.stringContaining(message)]);
});

test('two containers of a pod can’t serve on one port: they share its address', () => {
  const sidecar = container({ name: 'sidecar', ports: [{ name: 'http', containerPort: 80 }] });
  expect(found(ports, statefulSet('web', { containers: [container(), sidecar] }))).toEqual([
    expect.stringContaining("containers[1].ports[0].name is 'http', and must be given once"),
    expect.stringContaining("containers[1].ports[0].containerPort is '80/TCP', and must be given once"),
  ]);
});
