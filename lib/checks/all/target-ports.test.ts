import { container, found, inNamespace, service, statefulSet, workload } from '../../../test/objects';
import { checkTargetPorts } from './target-ports';

const web = statefulSet('web');
const leadingTo = (port: object) => service('web', { ports: [port] });

test.each([
  ['by the number of the Service port', leadingTo({ port: 80 })],
  ['by number', leadingTo({ port: 8080, targetPort: 80 })],
  ['by name', leadingTo({ port: 8080, targetPort: 'http' })],
  ['of one pod', service('web', { selector: { 'statefulset.kubernetes.io/pod-name': 'web-0' } })],
])('accepts a Service that targets a port of the pods %s', (_, one) => {
  expect(found(checkTargetPorts, web, one)).toEqual([]);
});

test('accepts a Service that targets a port of a native sidecar', () => {
  const first = container({ name: 'first', restartPolicy: 'Always', ports: [{ containerPort: 9 }] });
  expect(found(checkTargetPorts, statefulSet('web', { initContainers: [first] }), leadingTo({ port: 9 }))).toEqual([]);
});

test('ignores a Service without a selector', () => {
  expect(found(checkTargetPorts, service('web', { selector: undefined }))).toEqual([]);
});

test.each([
  ['a port number', { port: 81 }, 'spec.ports[0].port is 81, and must be a TCP port'],
  ['a target port number', { port: 80, targetPort: 81 }, 'spec.ports[0].targetPort is 81, and must be a TCP port'],
  ['a target port name', { port: 80, targetPort: 'web' }, "spec.ports[0].targetPort is 'web', and must be a TCP port"],
])('reports %s that the pods do not have', (_, port, message) => {
  expect(found(checkTargetPorts, web, leadingTo(port))).toEqual([
    `Service web: ${message} of the containers of StatefulSet web: http = 80`,
  ]);
});

test('reports a target port of another protocol', () => {
  expect(found(checkTargetPorts, web, leadingTo({ port: 80, protocol: 'UDP' }))).toEqual([
    'Service web: spec.ports[0].port is 80, and must be a UDP port of the containers of StatefulSet web: there are none',
  ]);
});

test.each([
  ['that do not exist', [service('web')]],
  ['of another namespace', [service('web'), inNamespace('other', web)]],
  [
    'by a name that none of them has',
    [web, service('web', { selector: { 'statefulset.kubernetes.io/pod-name': 'web-x' } })],
  ],
  [
    'of a Deployment by the name of a pod',
    [workload('Deployment', 'web'), service('web', { selector: { 'statefulset.kubernetes.io/pod-name': 'web-0' } })],
  ],
])('reports a Service that selects pods %s', (_, objects) => {
  expect(found(checkTargetPorts, ...objects)).toEqual([
    expect.stringMatching(
      /^Service web: spec.selector is \{.*\}, and must be a selector of pods in its namespace: it selects none$/,
    ),
  ]);
});
