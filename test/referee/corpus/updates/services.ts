import { labels } from './specimens';

const ports = [{ name: 'http', port: 80 }];
const portsWith = (nodePort: number) => [{ name: 'http', port: 80, nodePort }];
const selector = labels;
const external = { type: 'ExternalName', externalName: 'web.example.com' };
const LOCAL = { type: 'LoadBalancer', externalTrafficPolicy: 'Local', selector, ports };
const balanced = { type: 'LoadBalancer', selector, ports };
const CLASS = 'example.com/a';

/** Specs of a Service that follow each other. Node ports are of those that clusters don't choose by themselves. */
export const SERVICE_UPDATES: readonly (readonly [object, object])[] = [
  [
    { selector, ports },
    { selector: { app: 'other' }, ports },
  ],
  [
    { selector, ports },
    { type: 'NodePort', selector, ports: portsWith(30070) },
  ],
  [
    { type: 'NodePort', selector, ports },
    { selector, ports },
  ],
  [
    { type: 'NodePort', selector, ports },
    { type: 'ClusterIP', selector, ports },
  ],
  [
    { type: 'NodePort', selector, ports: portsWith(30071) },
    { type: 'ClusterIP', selector, ports: portsWith(30071) },
  ],
  [
    { type: 'NodePort', selector, ports: portsWith(30072) },
    { type: 'ClusterIP', selector, ports },
  ],
  [
    { type: 'NodePort', selector, ports: portsWith(30073) },
    { type: 'NodePort', selector, ports },
  ],
  [
    { type: 'NodePort', selector, ports: portsWith(30074) },
    { type: 'NodePort', selector, ports: portsWith(30075) },
  ],
  [
    { type: 'NodePort', selector, ports },
    { type: 'NodePort', selector, ports: portsWith(30076) },
  ],
  [
    { type: 'NodePort', selector, ports },
    { type: 'NodePort', selector, ports: [{ name: 'http', port: 81 }] },
  ],
  [
    { type: 'NodePort', selector, ports },
    { type: 'NodePort', selector, ports: [{ name: 'web', port: 80 }] },
  ],
  [
    {
      type: 'NodePort',
      selector,
      ports: [
        { name: 'a', port: 80, nodePort: 30077 },
        { name: 'b', port: 81, nodePort: 30078 },
      ],
    },
    {
      type: 'NodePort',
      selector,
      ports: [
        { name: 'b', port: 80 },
        { name: 'a', port: 81 },
      ],
    },
  ],
  [
    {
      type: 'NodePort',
      selector,
      ports: [
        { name: 'a', port: 80, nodePort: 30079 },
        { name: 'b', port: 81, nodePort: 30080 },
      ],
    },
    {
      type: 'NodePort',
      selector,
      ports: [
        { name: 'a', port: 82 },
        { name: 'b', port: 81, nodePort: 30080 },
      ],
    },
  ],
  [
    { type: 'NodePort', selector, ports },
    { clusterIP: 'None', selector, ports },
  ],
  [
    { clusterIP: 'None', selector, ports },
    { selector, ports },
  ],
  [
    { clusterIP: 'None', selector, ports },
    { clusterIP: '', selector, ports },
  ],
  [
    { clusterIP: 'None', selector, ports },
    { clusterIP: '10.96.77.7', selector, ports },
  ],
  [
    { clusterIP: 'None', selector, ports },
    { clusterIP: 'None', selector, ports: [{ name: 'http', port: 81 }] },
  ],
  [
    { clusterIP: 'None', selector, ports },
    { clusterIP: 'None', ports },
  ],
  [
    { clusterIP: 'None', selector, ports },
    { clusterIP: 'None', selector },
  ],
  [
    { selector, ports },
    { clusterIP: 'None', selector, ports },
  ],
  [
    { selector, ports },
    { clusterIP: 'None', clusterIPs: ['None'], selector, ports },
  ],
  [
    { clusterIP: '10.96.77.1', selector, ports },
    { clusterIP: '10.96.77.2', selector, ports },
  ],
  [
    { clusterIP: '10.96.77.3', selector, ports },
    { selector, ports },
  ],
  [
    { selector, ports },
    { clusterIP: '10.96.77.4', selector, ports },
  ],
  [
    { selector, ports },
    { clusterIPs: ['10.96.77.4'], selector, ports },
  ],
  [{ selector, ports }, external],
  [
    { selector, ports },
    { ...external, selector, ports },
  ],
  [
    { type: 'NodePort', selector, ports },
    { ...external, selector, ports },
  ],
  [
    { clusterIP: 'None', selector, ports },
    { ...external, selector, ports },
  ],
  [
    { clusterIP: 'None', selector, ports },
    { ...external, clusterIP: 'None', selector, ports },
  ],
  [external, { ...external, externalName: 'other.example.com' }],
  [external, { selector, ports }],
  [external, { clusterIP: 'None', selector, ports }],
  [external, { clusterIP: '10.96.77.5', selector, ports }],
  [external, { type: 'NodePort', selector, ports: portsWith(30081) }],
  [
    { ...balanced, loadBalancerClass: CLASS },
    { type: 'NodePort', selector, ports },
  ],
  [
    { ...balanced, loadBalancerClass: CLASS },
    { type: 'NodePort', loadBalancerClass: CLASS, selector, ports },
  ],
  [
    { ...balanced, loadBalancerClass: CLASS },
    { ...balanced, loadBalancerClass: 'example.com/b' },
  ],
  [{ ...balanced, loadBalancerClass: CLASS }, balanced],
  [balanced, { ...balanced, loadBalancerClass: CLASS }],
  [balanced, { selector, ports }],
  [
    { ...balanced, allocateLoadBalancerNodePorts: false },
    { selector, ports },
  ],
  [
    { ...balanced, allocateLoadBalancerNodePorts: false },
    { allocateLoadBalancerNodePorts: false, selector, ports },
  ],
  [balanced, { ...balanced, allocateLoadBalancerNodePorts: false }],
  [
    { ...balanced, ports: portsWith(30082) },
    { ...balanced, ports, allocateLoadBalancerNodePorts: false },
  ],
  [
    { type: 'NodePort', selector, ports },
    { ...balanced, allocateLoadBalancerNodePorts: false },
  ],
  [LOCAL, balanced],
  [LOCAL, { ...LOCAL, healthCheckNodePort: 30083 }],
  [{ ...LOCAL, healthCheckNodePort: 30084 }, LOCAL],
  [
    { ...LOCAL, healthCheckNodePort: 30085 },
    { ...LOCAL, type: 'NodePort', healthCheckNodePort: 30085 },
  ],
  [
    { ...LOCAL, type: 'NodePort' },
    { selector, ports },
  ],
  [
    { ...LOCAL, type: 'NodePort' },
    { externalTrafficPolicy: 'Local', selector, ports },
  ],
  [
    { ...LOCAL, type: 'NodePort' },
    { externalTrafficPolicy: 'Local', externalIPs: ['198.51.100.7'], selector, ports },
  ],
  [
    { sessionAffinity: 'ClientIP', selector, ports },
    { selector, ports },
  ],
  [
    { sessionAffinity: 'ClientIP', selector, ports },
    { sessionAffinity: 'None', selector, ports },
  ],
  [
    { selector, ports },
    { ipFamilies: ['IPv6'], selector, ports },
  ],
  [
    { selector, ports },
    { ipFamilies: ['IPv4'], ipFamilyPolicy: 'SingleStack', selector, ports },
  ],
  [
    { ipFamilies: ['IPv4'], ipFamilyPolicy: 'SingleStack', selector, ports },
    { selector, ports },
  ],
  [
    { ipFamilyPolicy: 'PreferDualStack', selector, ports },
    { selector, ports },
  ],
];
