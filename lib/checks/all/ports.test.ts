import { container, found, statefulSet, workload } from '../../../test/objects';
import { checkPorts } from './ports';

const serving = (...ports: object[]) => statefulSet('web', { containers: [container({ ports })] });

test.each([
  ['ports of a container without names', serving({ containerPort: 1 }, { containerPort: 65535 })],
  ['one number for TCP and UDP', serving({ containerPort: 53 }, { containerPort: 53, protocol: 'UDP' })],
  ['ports without numbers, which the API server rejects', serving({}, {})],
])('accepts %s', (_, manifest) => {
  expect(found(checkPorts, manifest)).toEqual([]);
});

test('rejects one number for two ports of a container', () => {
  expect(found(checkPorts, serving({ containerPort: 80 }, { containerPort: 80, protocol: 'TCP' }))).toEqual([
    "StatefulSet web: spec.template.spec.containers[0].ports[1].containerPort is '80/TCP', and must be given once: spec.template.spec.containers[0].ports[0].containerPort has it already",
  ]);
});

test('rejects a port that two containers of a pod have, since they share its address', () => {
  const sidecar = container({ name: 'sidecar', ports: [{ name: 'http', containerPort: 80 }] });
  expect(found(checkPorts, workload('DaemonSet', 'web', { containers: [container(), sidecar] }))).toEqual([
    expect.stringContaining("containers[1].ports[0].name is 'http', and must be given once"),
    expect.stringContaining("containers[1].ports[0].containerPort is '80/TCP', and must be given once"),
  ]);
});
