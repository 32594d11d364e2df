import { HEADLESS_SERVICE, NODE_PORT_SERVICE } from './app';
import type { FolderChange } from './change';
import { applyEdits, defineChange, defineChangesOf, REMOVED } from './edit';

const nodePort = defineChangesOf(NODE_PORT_SERVICE);
const PORT = '/spec/ports/0';
const SECOND = applyEdits(NODE_PORT_SERVICE, { '/metadata/name': 'web-second', [`${PORT}/nodePort`]: 30102 });
const swapped = [
  applyEdits(NODE_PORT_SERVICE, { [`${PORT}/nodePort`]: 30102 }),
  applyEdits(SECOND, { [`${PORT}/nodePort`]: 30101 }),
];
const renamed = applyEdits(NODE_PORT_SERVICE, { '/metadata/name': 'web-public' });

/** Changes of node ports, in a Service and between Services. */
export const NODE_PORT_CHANGES: readonly FolderChange[] = [
  nodePort('nodePort', { [`${PORT}/nodePort`]: 30102 }),
  nodePort('nodePort left out', { [`${PORT}/nodePort`]: REMOVED }),
  nodePort('nodePort never stated, port changes', { [`${PORT}/port`]: 81 }, { [`${PORT}/nodePort`]: REMOVED }),
  nodePort('nodePort never stated, target changes', { [`${PORT}/targetPort`]: 81 }, { [`${PORT}/nodePort`]: REMOVED }),
  nodePort('nodePort stated, port changes', { [`${PORT}/port`]: 81 }),
  nodePort('nodePort below the range', { [`${PORT}/nodePort`]: 29999 }),
  nodePort('nodePort above the range', { [`${PORT}/nodePort`]: 32768 }),
  nodePort('nodePort zero', { [`${PORT}/nodePort`]: 0 }),
  nodePort('nodePort a string', { [`${PORT}/nodePort`]: '30101' }),
  nodePort('nodePort null', { [`${PORT}/nodePort`]: null }),
  nodePort('nodePort twice in one Service', { '/spec/ports/-': { name: 'more', port: 81, nodePort: 30101 } }),
  nodePort('nodePort for TCP and UDP', {
    '/spec/ports/-': { name: 'more', port: 80, protocol: 'UDP', nodePort: 30101 },
  }),
  nodePort('nodePort for TCP and UDP of other ports', {
    '/spec/ports/-': { name: 'more', port: 81, protocol: 'UDP', nodePort: 30101 },
  }),
  nodePort(
    'nodePort between two ports swapped',
    { '/spec/ports/0/nodePort': 30102, '/spec/ports/1/nodePort': 30101 },
    { '/spec/ports/-': { name: 'more', port: 81, nodePort: 30102 } },
  ),
  nodePort('made ordinary by leaving out', { '/spec/type': REMOVED, [`${PORT}/nodePort`]: REMOVED }),
  nodePort('made ordinary, nodePort kept', { '/spec/type': 'ClusterIP' }),
  nodePort('made ordinary, nodePort left out', { '/spec/type': 'ClusterIP', [`${PORT}/nodePort`]: REMOVED }),
  nodePort('made ordinary, nodePort never stated', { '/spec/type': 'ClusterIP' }, { [`${PORT}/nodePort`]: REMOVED }),
  nodePort('made headless', { '/spec/type': REMOVED, [`${PORT}/nodePort`]: REMOVED, '/spec/clusterIP': 'None' }),
  nodePort('made headless, type kept', { '/spec/clusterIP': 'None' }),
  nodePort('made a LoadBalancer', { '/spec/type': 'LoadBalancer' }),
  nodePort('externalTrafficPolicy Local', { '/spec/externalTrafficPolicy': 'Local' }),
  nodePort('externalTrafficPolicy default written out', { '/spec/externalTrafficPolicy': 'Cluster' }),
  nodePort('LoadBalancer made a NodePort', { '/spec/type': 'NodePort' }, { '/spec/type': 'LoadBalancer' }),
  nodePort(
    'LoadBalancer made ordinary',
    { '/spec/type': 'ClusterIP', [`${PORT}/nodePort`]: REMOVED },
    { '/spec/type': 'LoadBalancer' },
  ),
  nodePort('allocateLoadBalancerNodePorts where it means nothing', { '/spec/allocateLoadBalancerNodePorts': true }),
  nodePort('healthCheckNodePort', { '/spec/healthCheckNodePort': 30103 }),
  defineChange('Service: two swap their node ports', [NODE_PORT_SERVICE, SECOND], swapped),
  defineChange(
    'Service: two swap their node ports, the other first',
    [SECOND, NODE_PORT_SERVICE],
    [...swapped].reverse(),
  ),
  defineChange(
    'Service: the node port of one goes to another, which comes after',
    [NODE_PORT_SERVICE, SECOND],
    [
      applyEdits(NODE_PORT_SERVICE, { [`${PORT}/nodePort`]: 30103 }),
      applyEdits(SECOND, { [`${PORT}/nodePort`]: 30101 }),
    ],
  ),
  defineChange(
    'Service: the node port of one goes to another, which comes before',
    [SECOND, NODE_PORT_SERVICE],
    [
      applyEdits(SECOND, { [`${PORT}/nodePort`]: 30101 }),
      applyEdits(NODE_PORT_SERVICE, { [`${PORT}/nodePort`]: 30103 }),
    ],
  ),
  defineChange('Service: renamed with its node port', [NODE_PORT_SERVICE], [renamed]),
  defineChange(
    'Service: renamed without its node port',
    [NODE_PORT_SERVICE],
    [applyEdits(renamed, { [`${PORT}/nodePort`]: REMOVED })],
  ),
  defineChange(
    'Service: renamed, the old one kept with another node port',
    [NODE_PORT_SERVICE],
    [applyEdits(NODE_PORT_SERVICE, { [`${PORT}/nodePort`]: 30102 }), renamed],
  ),
  defineChange(
    'Service: renamed, the old one kept behind with another node port',
    [NODE_PORT_SERVICE],
    [renamed, applyEdits(NODE_PORT_SERVICE, { [`${PORT}/nodePort`]: 30102 })],
  ),
  defineChange(
    'Service: one node port twice in HEAD',
    [NODE_PORT_SERVICE],
    [NODE_PORT_SERVICE, applyEdits(SECOND, { [`${PORT}/nodePort`]: 30101 })],
  ),
  defineChange(
    'Service: one node port twice in BASE',
    [NODE_PORT_SERVICE, applyEdits(SECOND, { [`${PORT}/nodePort`]: 30101 })],
    [NODE_PORT_SERVICE, SECOND],
  ),
  defineChange(
    'Service: a Service with a node port is rejected, another requests it',
    [NODE_PORT_SERVICE],
    [
      applyEdits(NODE_PORT_SERVICE, { [`${PORT}/nodePort`]: 30102, [`${PORT}/port`]: 0 }),
      applyEdits(SECOND, { [`${PORT}/nodePort`]: 30102 }),
    ],
  ),
  defineChange(
    'Service: one for TCP and one for UDP on a node port',
    [NODE_PORT_SERVICE],
    [NODE_PORT_SERVICE, applyEdits(SECOND, { [`${PORT}/nodePort`]: 30101, [`${PORT}/protocol`]: 'UDP' })],
  ),
  defineChange(
    'Service: governing NodePort becomes headless',
    [applyEdits(NODE_PORT_SERVICE, { '/metadata/name': 'web' })],
    [HEADLESS_SERVICE, NODE_PORT_SERVICE],
  ),
];
