import { HEADLESS, NODE_PORT } from './app';
import type { Change } from './change';
import { change, changesOf, edited, GONE } from './edit';

const nodePort = changesOf(NODE_PORT);
const PORT = '/spec/ports/0';
const SECOND = edited(NODE_PORT, { '/metadata/name': 'web-second', [`${PORT}/nodePort`]: 30102 });
const swapped = [edited(NODE_PORT, { [`${PORT}/nodePort`]: 30102 }), edited(SECOND, { [`${PORT}/nodePort`]: 30101 })];
const renamed = edited(NODE_PORT, { '/metadata/name': 'web-public' });

/** Node ports, and who has them. */
export const NODE_PORTS: readonly Change[] = [
  nodePort('nodePort', { [`${PORT}/nodePort`]: 30102 }),
  nodePort('nodePort left out', { [`${PORT}/nodePort`]: GONE }),
  nodePort('nodePort never stated, port changes', { [`${PORT}/port`]: 81 }, { [`${PORT}/nodePort`]: GONE }),
  nodePort('nodePort never stated, target changes', { [`${PORT}/targetPort`]: 81 }, { [`${PORT}/nodePort`]: GONE }),
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
  nodePort('made ordinary by leaving out', { '/spec/type': GONE, [`${PORT}/nodePort`]: GONE }),
  nodePort('made ordinary, nodePort kept', { '/spec/type': 'ClusterIP' }),
  nodePort('made ordinary, nodePort left out', { '/spec/type': 'ClusterIP', [`${PORT}/nodePort`]: GONE }),
  nodePort('made ordinary, nodePort never stated', { '/spec/type': 'ClusterIP' }, { [`${PORT}/nodePort`]: GONE }),
  nodePort('made headless', { '/spec/type': GONE, [`${PORT}/nodePort`]: GONE, '/spec/clusterIP': 'None' }),
  nodePort('made headless, type kept', { '/spec/clusterIP': 'None' }),
  nodePort('made a LoadBalancer', { '/spec/type': 'LoadBalancer' }),
  nodePort('externalTrafficPolicy Local', { '/spec/externalTrafficPolicy': 'Local' }),
  nodePort('externalTrafficPolicy default written out', { '/spec/externalTrafficPolicy': 'Cluster' }),
  nodePort('LoadBalancer made a NodePort', { '/spec/type': 'NodePort' }, { '/spec/type': 'LoadBalancer' }),
  nodePort(
    'LoadBalancer made ordinary',
    { '/spec/type': 'ClusterIP', [`${PORT}/nodePort`]: GONE },
    { '/spec/type': 'LoadBalancer' },
  ),
  nodePort('allocateLoadBalancerNodePorts where it means nothing', { '/spec/allocateLoadBalancerNodePorts': true }),
  nodePort('healthCheckNodePort', { '/spec/healthCheckNodePort': 30103 }),
  change('Service: two swap their node ports', [NODE_PORT, SECOND], swapped),
  change('Service: two swap their node ports, the other first', [SECOND, NODE_PORT], [...swapped].reverse()),
  change(
    'Service: the node port of one goes to another, which comes after',
    [NODE_PORT, SECOND],
    [edited(NODE_PORT, { [`${PORT}/nodePort`]: 30103 }), edited(SECOND, { [`${PORT}/nodePort`]: 30101 })],
  ),
  change(
    'Service: the node port of one goes to another, which comes before',
    [SECOND, NODE_PORT],
    [edited(SECOND, { [`${PORT}/nodePort`]: 30101 }), edited(NODE_PORT, { [`${PORT}/nodePort`]: 30103 })],
  ),
  change('Service: renamed with its node port', [NODE_PORT], [renamed]),
  change('Service: renamed without its node port', [NODE_PORT], [edited(renamed, { [`${PORT}/nodePort`]: GONE })]),
  change(
    'Service: renamed, the old one kept with another node port',
    [NODE_PORT],
    [edited(NODE_PORT, { [`${PORT}/nodePort`]: 30102 }), renamed],
  ),
  change(
    'Service: renamed, the old one kept behind with another node port',
    [NODE_PORT],
    [renamed, edited(NODE_PORT, { [`${PORT}/nodePort`]: 30102 })],
  ),
  change(
    'Service: one node port twice in HEAD',
    [NODE_PORT],
    [NODE_PORT, edited(SECOND, { [`${PORT}/nodePort`]: 30101 })],
  ),
  change(
    'Service: one node port twice in BASE',
    [NODE_PORT, edited(SECOND, { [`${PORT}/nodePort`]: 30101 })],
    [NODE_PORT, SECOND],
  ),
  change(
    'Service: the node port of one is refused, another asks for it',
    [NODE_PORT],
    [
      edited(NODE_PORT, { [`${PORT}/nodePort`]: 30102, [`${PORT}/port`]: 0 }),
      edited(SECOND, { [`${PORT}/nodePort`]: 30102 }),
    ],
  ),
  change(
    'Service: one for TCP and one for UDP on a node port',
    [NODE_PORT],
    [NODE_PORT, edited(SECOND, { [`${PORT}/nodePort`]: 30101, [`${PORT}/protocol`]: 'UDP' })],
  ),
  change(
    'Service: governing NodePort becomes headless',
    [edited(NODE_PORT, { '/metadata/name': 'web' })],
    [HEADLESS, NODE_PORT],
  ),
];
