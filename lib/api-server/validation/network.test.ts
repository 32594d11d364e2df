import { object, testValidation } from '../../../test/validation-cases';

const policy = object('networking.k8s.io/v1', 'NetworkPolicy', {
  spec: { ingress: [{ ports: [{ port: 80, endPort: 90 }], from: [{ ipBlock: { cidr: '10.0.0.0/8' } }] }] },
});
const backend = { service: { name: 'web', port: { number: 80 } } };
const ingress = object('networking.k8s.io/v1', 'Ingress', {
  spec: { rules: [{ host: 'www.example.com', http: { paths: [{ path: '/', pathType: 'Prefix', backend }] } }] },
});
const ingressClass = object('networking.k8s.io/v1', 'IngressClass', { spec: { controller: 'example.com/c' } });

testValidation([
  [policy, {}, ''],
  [policy, { 'spec.ingress[0].ports[0].endPort': undefined }, ''],
  [policy, { 'spec.ingress[0].ports[0].endPort': 70 }, 'spec.ingress[0].ports[0].endPort'],
  [policy, { 'spec.ingress[0].ports[0].port': 'http' }, 'spec.ingress[0].ports[0].endPort'],
  [policy, { 'spec.ingress[0].from': [{}] }, 'spec.ingress[0].from[0]'],
  [policy, { 'spec.ingress[0].from[0].podSelector': {} }, 'spec.ingress[0].from[0]'],
  [policy, { 'spec.ingress[0].from': [{ podSelector: {}, namespaceSelector: {} }] }, ''],
  [policy, { 'spec.ingress[0].from[0].ipBlock.cidr': undefined }, 'spec.ingress[0].from[0].ipBlock.cidr'],
  [
    policy,
    { 'spec.ingress[0].from[0].ipBlock.cidr': '2001:db8::00001/128' },
    'spec.ingress[0].from[0].ipBlock.cidr',
    { since: '1.36' },
  ],
  [
    policy,
    { 'spec.ingress[0].from[0].ipBlock.cidr': '10.0.0.1/8' },
    'spec.ingress[0].from[0].ipBlock.cidr',
    { since: '1.36' },
  ],
  [policy, { 'spec.ingress[0].from[0].ipBlock.cidr': '10.0.0.0/33' }, 'spec.ingress[0].from[0].ipBlock.cidr'],
  [
    policy,
    { 'spec.ingress[0].from[0].ipBlock.except': ['10.1.0.0/16', '11.0.0.0/16', '2001:db8::/64'] },
    'spec.ingress[0].from[0].ipBlock.except[1] spec.ingress[0].from[0].ipBlock.except[2]',
  ],
  [policy, { 'spec.policyTypes': ['Ingress', 'Other'] }, 'spec.policyTypes[1]'],
  [policy, { 'spec.policyTypes': ['Ingress', 'Egress', 'Ingress'] }, 'spec.policyTypes'],
  [ingress, {}, ''],
  [ingress, { 'spec.rules': undefined }, 'spec.rules'],
  [ingress, { 'spec.rules': undefined, 'spec.defaultBackend': backend }, ''],
  [ingress, { 'spec.rules[0].host': '10.1.2.3' }, 'spec.rules[0].host'],
  [ingress, { 'spec.rules[0].host': '*' }, 'spec.rules[0].host'],
  [ingress, { 'spec.rules[0].host': '*.example.com' }, ''],
  [ingress, { 'spec.rules[0].http.paths[0].path': '/a//b' }, 'spec.rules[0].http.paths[0].path'],
  [ingress, { 'spec.rules[0].http.paths[0].pathType': undefined }, 'spec.rules[0].http.paths[0].pathType'],
  [
    ingress,
    { 'spec.rules[0].http.paths[0].pathType': 'ImplementationSpecific', 'spec.rules[0].http.paths[0].path': 'x' },
    'spec.rules[0].http.paths[0].path',
  ],
  [
    ingress,
    { 'spec.rules[0].http.paths[0].backend.service.port.name': 'a' },
    'spec.rules[0].http.paths[0].backend.service.port.name',
  ],
  [
    ingress,
    { 'spec.rules[0].http.paths[0].backend.service.port': undefined },
    'spec.rules[0].http.paths[0].backend.service.port',
  ],
  [
    ingress,
    { 'spec.rules[0].http.paths[0].backend.service.name': '3scale' },
    'spec.rules[0].http.paths[0].backend.service.name',
    { before: '1.36' },
  ],
  [
    ingress,
    { 'spec.rules[0].http.paths[0].backend.resource': { kind: 'a', name: 'b' } },
    'spec.rules[0].http.paths[0].backend.service',
  ],
  [
    ingress,
    { 'spec.ingressClassName': 'a', 'metadata.annotations': { 'kubernetes.io/ingress.class': 'b' } },
    "metadata.annotations['kubernetes.io/ingress.class']",
  ],
  [ingressClass, { 'spec.controller': 'x' }, 'spec.controller'],
  [ingressClass, { 'spec.parameters': { kind: 'a', name: 'b', scope: 'Namespace' } }, 'spec.parameters.namespace'],
  [
    ingressClass,
    { 'spec.parameters': { kind: 'a', name: 'b', scope: 'Cluster', namespace: 'a' } },
    'spec.parameters.namespace',
  ],
]);
