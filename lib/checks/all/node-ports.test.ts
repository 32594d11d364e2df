import { found, inNamespace, service } from '../../../test/objects';
import { checkNodePorts } from './node-ports';

const on = (name: string, ...ports: object[]) => service(name, { clusterIP: undefined, type: 'NodePort', ports });

test.each([
  ['a Service without a node port', [on('web', { port: 80 })]],
  ['the first and the last node port', [on('web', { nodePort: 30000 }, { nodePort: 32767 })]],
  [
    'a node port for TCP and UDP in one Service',
    [on('dns', { nodePort: 30053 }, { nodePort: 30053, protocol: 'UDP' })],
  ],
])('accepts %s', (_, services) => {
  expect(found(checkNodePorts, ...services)).toEqual([]);
});

const TAKEN = 'spec.ports[0].nodePort is 30007, and must be unique in the cluster: Service one (chart/one) has it';

test.each([
  ['by another Service', on('two', { nodePort: 30007 })],
  ['by a Service of another namespace', inNamespace('other', on('two', { nodePort: 30007 }))],
  ['by another Service for another protocol', on('two', { nodePort: 30007, protocol: 'UDP' })],
])('reports a node port used twice, %s', (_, two) => {
  expect(found(checkNodePorts, on('one', { nodePort: 30007 }), two)).toEqual([`Service two: ${TAKEN}`]);
});

test('reports a node port used twice for the same protocol in a Service', () => {
  const ports = [{ nodePort: 30007 }, { nodePort: 30007, protocol: 'UDP' }, { nodePort: 30007, protocol: 'UDP' }];
  expect(found(checkNodePorts, on('one', ...ports))).toEqual([
    'Service one: spec.ports[2].nodePort is 30007, and must be unique in the cluster: Service one (chart/one) has it',
  ]);
});
