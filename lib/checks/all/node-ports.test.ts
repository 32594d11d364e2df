import { found, inNamespace, service } from '../../../test/objects';
import { checkNodePorts } from './node-ports';

const on = (name: string, ...ports: object[]) => service(name, { clusterIP: undefined, type: 'NodePort', ports });

test.each([
  ['none', [on('web', { port: 80 })]],
  ['the first and the last', [on('web', { nodePort: 30000 }, { nodePort: 32767 })]],
  ['one for TCP and UDP in one Service', [on('dns', { nodePort: 30053 }, { nodePort: 30053, protocol: 'UDP' })]],
])('%s is well', (_, services) => {
  expect(found(checkNodePorts, ...services)).toEqual([]);
});

test.each([29999, 32768, 30000.5, '30007', null])('%p is found', (nodePort) => {
  expect(found(checkNodePorts, on('web', { nodePort }))).toEqual([
    expect.stringContaining('and must be a whole number from 30000 to 32767'),
  ]);
});

const TAKEN = 'spec.ports[0].nodePort is 30007, and must be unique in the cluster: Service one (chart/one) has it';

test.each([
  ['in another Service', on('two', { nodePort: 30007 })],
  ['in another namespace', inNamespace('other', on('two', { nodePort: 30007 }))],
  ['for another protocol in another Service', on('two', { nodePort: 30007, protocol: 'UDP' })],
])('one that is given again %s is found', (_, two) => {
  expect(found(checkNodePorts, on('one', { nodePort: 30007 }), two)).toEqual([`Service two: ${TAKEN}`]);
});

test('one that is given twice in a Service for one protocol is found', () => {
  const ports = [{ nodePort: 30007 }, { nodePort: 30007, protocol: 'UDP' }, { nodePort: 30007, protocol: 'UDP' }];
  expect(found(checkNodePorts, on('one', ...ports))).toEqual([
    'Service one: spec.ports[2].nodePort is 30007, and must be unique in the cluster: Service one (chart/one) has it',
  ]);
});
