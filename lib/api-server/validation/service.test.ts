import { edited } from '../../../test/edited';
import { object, testValidation, type ValidationCase } from '../../../test/validation-cases';

const service = object('v1', 'Service', {
  spec: { type: 'ClusterIP', sessionAffinity: 'None', ports: [{ port: 80, protocol: 'TCP', targetPort: 80 }] },
});
const nodePort = edited(service, { 'spec.type': 'NodePort' });
const balancer = edited(service, { 'spec.type': 'LoadBalancer' });
const headless = edited(service, { 'spec.clusterIP': 'None' });
const alias = object('v1', 'Service', {
  spec: { type: 'ExternalName', sessionAffinity: 'None', externalName: 'example.com.' },
});

testValidation([
  [service, {}, ''],
  [service, { 'spec.ports': [] }, 'spec.ports'],
  [headless, { 'spec.ports': undefined }, ''],
  [service, { 'spec.ports[0].port': undefined }, 'spec.ports[0].port'],
  [service, { 'spec.ports[0].targetPort': 'Http' }, 'spec.ports[0].targetPort'],
  [service, { 'spec.ports[0].nodePort': 31000 }, 'spec.ports[0].nodePort'],
  [
    service,
    {
      'spec.ports': [
        { port: 80, protocol: 'TCP', name: 'a' },
        { port: 80, protocol: 'TCP' },
      ],
    },
    'spec.ports[1].name spec.ports[1].port',
  ],
  [
    service,
    {
      'spec.ports': [
        { port: 80, protocol: 'TCP', name: 'a' },
        { port: 80, protocol: 'UDP', name: 'a' },
      ],
    },
    'spec.ports[1].name',
  ],
  [nodePort, { 'spec.ports[0].nodePort': 80 }, 'spec.ports[0].nodePort'],
  [nodePort, { 'spec.clusterIP': 'None' }, 'spec.clusterIP'],
  [balancer, { 'spec.ports[0].port': 10250 }, 'spec.ports[0].port', { before: '1.34' }],
  [balancer, { 'spec.loadBalancerSourceRanges': [' 10.0.0.0/8 ', 'x'] }, 'spec.loadBalancerSourceRanges[1]'],
  [
    service,
    { 'spec.loadBalancerClass': 'a/b', 'spec.allocateLoadBalancerNodePorts': true },
    'spec.allocateLoadBalancerNodePorts spec.loadBalancerClass',
  ],
  [service, { 'spec.externalTrafficPolicy': 'Local' }, 'spec.externalTrafficPolicy'],
  [
    service,
    { 'spec.externalTrafficPolicy': 'Local', 'spec.externalIPs': ['198.51.100.7'] },
    'spec.externalTrafficPolicy',
    { before: '1.34' },
  ],
  [service, { 'spec.healthCheckNodePort': 31000 }, 'spec.healthCheckNodePort'],
  [balancer, { 'spec.healthCheckNodePort': 31000, 'spec.externalTrafficPolicy': 'Local' }, ''],
  [service, { 'spec.sessionAffinityConfig': {} }, 'spec.sessionAffinityConfig'],
  [
    service,
    { 'spec.sessionAffinity': 'ClientIP', 'spec.sessionAffinityConfig': { clientIP: { timeoutSeconds: 0 } } },
    'spec.sessionAffinityConfig.clientIP.timeoutSeconds',
  ],
  [service, { 'spec.trafficDistribution': 'PreferSameNode' }, 'spec.trafficDistribution', { before: '1.34' }],
  [
    service,
    {
      'metadata.annotations': {
        'service.kubernetes.io/topology-mode': 'a',
        'service.kubernetes.io/topology-aware-hints': 'b',
      },
    },
    "metadata.annotations['service.kubernetes.io/topology-mode']",
  ],
  [alias, {}, ''],
  [alias, { 'spec.clusterIP': 'None', 'spec.externalName': undefined }, 'spec.clusterIP spec.externalName'],
  [service, { 'spec.clusterIP': 'x' }, 'spec.clusterIP'],
  [service, { 'spec.clusterIPs': ['10.0.0.1'] }, 'spec.clusterIPs'],
  [
    service,
    { 'spec.clusterIP': '10.0.0.2', 'spec.clusterIPs': ['10.0.0.1', '10.0.0.2'] },
    'spec.clusterIPs spec.clusterIPs[0]',
  ],
  [service, { 'spec.clusterIP': 'None', 'spec.clusterIPs': ['None', '10.0.0.1', '10.0.0.2'] }, 'spec.clusterIPs'],
  [
    service,
    {
      'spec.clusterIP': '10.0.0.1',
      'spec.clusterIPs': ['10.0.0.1', '2001:db8::1'],
      'spec.ipFamilies': ['IPv6', 'IPv6'],
    },
    'spec.clusterIPs[0] spec.ipFamilies[1]',
  ],
  [service, { 'spec.clusterIP': '10.0.0.1', 'spec.ipFamilies': ['IPv5'] }, 'spec.ipFamilies[0]'],
  ...['127.0.0.1', '::', 'fe80::1', '224.0.0.1', 'ff02::1', '1.2.3', '1::2::3', 'fe80::1%eth0'].map(
    (ip): ValidationCase => [service, { 'spec.externalIPs': [ip] }, 'spec.externalIPs[0]'],
  ),
  ...['198.51.100.7', '2001:db8::1.2.3.4', '2001:db8:0:0:0:0:0:1', '2001:db8::0001'].map(
    (ip): ValidationCase => [service, { 'spec.externalIPs': [ip] }, ''],
  ),
  ...['010.0.0.1', '::ffff:1.2.3.4', '0:0:0:0:0:ffff:102:304', '2001:db8::00001'].map(
    (ip): ValidationCase => [service, { 'spec.externalIPs': [ip] }, 'spec.externalIPs[0]', { since: '1.36' }],
  ),
]);
