import { HEADLESS, NODE_PORT } from './app';
import type { ManifestChange } from './change';
import { createChange, createChangesOf, editManifest, GONE } from './edit';

const nodePort = createChangesOf(NODE_PORT);
const PORT = '/spec/ports/0';
const SECOND = editManifest(NODE_PORT, { '/metadata/name': 'web-second', [`${PORT}/nodePort`]: 30102 });
const swapped = [
  editManifest(NODE_PORT, { [`${PORT}/nodePort`]: 30102 }),
  editManifest(SECOND, { [`${PORT}/nodePort`]: 30101 }),
];
const renamed = editManifest(NODE_PORT, { '/metadata/name': 'web-public' });

/** Changes of node ports, within a Service and between Services. */
export const NODE_PORT_CHANGES: readonly ManifestChange[] = [
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
  createChange('Service: two swap their node ports', [NODE_PORT, SECOND], swapped),
  createChange('Service: two swap their node ports, the other first', [SECOND, NODE_PORT], [...swapped].reverse()),
  createChange(
    'Service: the node port of one goes to another, which comes after',
    [NODE_PORT, SECOND],
    [editManifest(NODE_PORT, { [`${PORT}/nodePort`]: 30103 }), editManifest(SECOND, { [`${PORT}/nodePort`]: 30101 })],
  ),
  createChange(
    'Service: the node port of one goes to another, which comes before',
    [SECOND, NODE_PORT],
    [editManifest(SECOND, { [`${PORT}/nodePort`]: 30101 }), editManifest(NODE_PORT, { [`${PORT}/nodePort`]: 30103 })],
  ),
  createChange('Service: renamed with its node port', [NODE_PORT], [renamed]),
  createChange(
    'Service: renamed without its node port',
    [NODE_PORT],
    [editManifest(renamed, { [`${PORT}/nodePort`]: GONE })],
  ),
  createChange(
    'Service: renamed, the old one kept with another node port',
    [NODE_PORT],
    [editManifest(NODE_PORT, { [`${PORT}/nodePort`]: 30102 }), renamed],
  ),
  createChange(
    'Service: renamed, the old one kept behind with another node port',
    [NODE_PORT],
    [renamed, editManifest(NODE_PORT, { [`${PORT}/nodePort`]: 30102 })],
  ),
  createChange(
    'Service: one node port twice in HEAD',
    [NODE_PORT],
    [NODE_PORT, editManifest(SECOND, { [`${PORT}/nodePort`]: 30101 })],
  ),
  createChange(
    'Service: one node port twice in BASE',
    [NODE_PORT, editManifest(SECOND, { [`${PORT}/nodePort`]: 30101 })],
    [NODE_PORT, SECOND],
  ),
  createChange(
    'Service: one is rejected with its new node port, another requests that port',
    [NODE_PORT],
    [
      editManifest(NODE_PORT, { [`${PORT}/nodePort`]: 30102, [`${PORT}/port`]: 0 }),
      editManifest(SECOND, { [`${PORT}/nodePort`]: 30102 }),
    ],
  ),
  createChange(
    'Service: one for TCP and one for UDP on a node port',
    [NODE_PORT],
    [NODE_PORT, editManifest(SECOND, { [`${PORT}/nodePort`]: 30101, [`${PORT}/protocol`]: 'UDP' })],
  ),
  createChange(
    'Service: governing NodePort becomes headless',
    [editManifest(NODE_PORT, { '/metadata/name': 'web' })],
    [HEADLESS, NODE_PORT],
  ),
];
