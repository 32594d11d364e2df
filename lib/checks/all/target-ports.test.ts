import { container, found, inNamespace, service, statefulSet, workload } from '../../../test/objects';
import { checkTargetPorts } from './target-ports';

const web = statefulSet('web');
const leadingTo = (port: object) => service('web', { ports: [port] });

test.each([
  ['by the number of its own port', leadingTo({ port: 80 })],
  ['by number', leadingTo({ port: 8080, targetPort: 80 })],
  ['by name', leadingTo({ port: 8080, targetPort: 'http' })],
  ['to one pod', service('web', { selector: { 'statefulset.kubernetes.io/pod-name': 'web-0' } })],
])('a Service leads to a port of the pods: %s', (_, one) => {
  expect(found(checkTargetPorts, web, one)).toEqual([]);
});

test('a Service leads to the ports of a sidecar that is started first', () => {
  const first = container({ name: 'first', restartPolicy: 'Always', ports: [{ containerPort: 9 }] });
  expect(found(checkTargetPorts, statefulSet('web', { initContainers: [first] }), leadingTo({ port: 9 }))).toEqual([]);
});

test('a Service without a selector leads where somebody else says', () => {
  expect(found(checkTargetPorts, service('web', { selector: undefined }))).toEqual([]);
});

test.each([
  ['a number', { port: 81 }, 'spec.ports[0].port is 81, and must be a TCP port'],
  ['a target', { port: 80, targetPort: 81 }, 'spec.ports[0].targetPort is 81, and must be a TCP port'],
  ['a name', { port: 80, targetPort: 'web' }, "spec.ports[0].targetPort is 'web', and must be a TCP port"],
])('%s that the pods do not have is found', (_, port, message) => {
  expect(found(checkTargetPorts, web, leadingTo(port))).toEqual([
    `Service web: ${message} of the containers of StatefulSet web: http = 80`,
  ]);
});

test('a port of another protocol is found', () => {
  expect(found(checkTargetPorts, web, leadingTo({ port: 80, protocol: 'UDP' }))).toEqual([
    'Service web: spec.ports[0].port is 80, and must be a UDP port of the containers of StatefulSet web: there are none',
  ]);
});

test.each([
  ['that are not there', [service('web')]],
  ['of another namespace', [service('web'), inNamespace('other', web)]],
  [
    'of which none is called so',
    [web, service('web', { selector: { 'statefulset.kubernetes.io/pod-name': 'web-x' } })],
  ],
  [
    'that are no StatefulSet’s',
    [workload('Deployment', 'web'), service('web', { selector: { 'statefulset.kubernetes.io/pod-name': 'web-0' } })],
  ],
])('a Service that leads to pods %s is found', (_, objects) => {
  expect(found(checkTargetPorts, ...objects)).toEqual([
    expect.stringMatching(
      /^Service web: spec.selector is \{.*\}, and must be a selector of pods in its namespace: it selects none$/,
    ),
  ]);
});
