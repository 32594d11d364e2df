import { metadata, type Specimen, selector } from './specimen';

/** Kinds of the group `networking.k8s.io`. */
export const NETWORK_SPECIMENS: readonly Specimen[] = [
  {
    name: 'NetworkPolicy',
    manifest: {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata,
      spec: {
        podSelector: selector,
        policyTypes: ['Ingress', 'Egress'],
        ingress: [
          {
            ports: [{ protocol: 'TCP', port: 80, endPort: 90 }, { port: 'http' }, {}],
            from: [
              { podSelector: selector, namespaceSelector: {} },
              { ipBlock: { cidr: '10.0.0.0/8', except: ['10.1.0.0/16'] } },
            ],
          },
        ],
        egress: [{ to: [{ ipBlock: { cidr: '2001:db8::/32' } }], ports: [{ protocol: 'UDP', port: 53 }] }],
      },
    },
    edits: [
      [['spec.ingress[0].from', [{}]]],
      [['spec.ingress[0].from', [{ podSelector: {}, ipBlock: { cidr: '10.0.0.0/8' } }]]],
      [['spec.ingress[0].ports[0].endPort', 70]],
      [['spec.ingress[0].ports[1].endPort', 70]],
      [['spec.ingress[0].ports[2].endPort', 70]],
      [['spec.policyTypes', ['Ingress', 'Egress', 'Ingress']]],
      ...['11.0.0.0/16', '10.0.0.0/8', '10.0.0.0/7', '10.1.0.5/16', '2001:db8::/64', '10.1.0.0', 'x'].map((except) => [
        ['spec.ingress[0].from[1].ipBlock.except', [except]] as const,
      ]),
      ...['10.0.0.1/8', '10.0.0.0', '010.0.0.0/8', '::ffff:10.0.0.0/104', ''].map((cidr) => [
        ['spec.ingress[0].from[1].ipBlock.cidr', cidr] as const,
      ]),
    ],
  },
  {
    name: 'Ingress',
    manifest: {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'Ingress',
      metadata,
      spec: {
        ingressClassName: 'nginx',
        defaultBackend: { resource: { apiGroup: 'example.com', kind: 'Bucket', name: 'files' } },
        rules: [
          {
            host: 'www.example.com',
            http: {
              paths: [
                { path: '/', pathType: 'Prefix', backend: { service: { name: 'web', port: { number: 80 } } } },
                { path: '/x', pathType: 'Exact', backend: { service: { name: 'web', port: { name: 'http' } } } },
                { pathType: 'ImplementationSpecific', backend: { service: { name: 'web', port: { number: 80 } } } },
              ],
            },
          },
          { host: '*.example.com' },
        ],
        tls: [{ hosts: ['www.example.com', '*.example.com'], secretName: 'certificate' }],
      },
    },
    edits: [
      [['spec.rules', undefined]],
      [
        ['spec.rules', undefined],
        ['spec.defaultBackend', undefined],
      ],
      [['spec.rules[0].http.paths', []]],
      ...[
        'x',
        '//',
        '/a//b',
        '/./a',
        '/a/..',
        '/a/.',
        '/..',
        '/a/../b',
        '/%2f',
        '/a%2Fb',
        '/a.b',
        '/.a',
        '/a..',
      ].flatMap((path) => [
        [['spec.rules[0].http.paths[0].path', path] as const],
        [['spec.rules[0].http.paths[2].path', path] as const],
      ]),
      ...[
        '10.1.2.3',
        '::1',
        '*',
        '*.a.*.b',
        'a.*',
        'www.*.com',
        '*.*.com',
        '*example.com',
        'WWW.example.com',
        '-a.example.com',
        'a.example.com.',
        '*.',
        'a_b.example.com',
        '010.1.2.3',
      ].flatMap((host) => [[['spec.rules[0].host', host] as const], [['spec.tls[0].hosts', [host]] as const]]),
      [['spec.rules[0].http.paths[0].backend.resource', { kind: 'Bucket', name: 'files' }]],
      [['spec.rules[0].http.paths[0].backend.service.port.name', 'http']],
      [['spec.rules[0].http.paths[0].backend.service.name', '3scale']],
      [['metadata.annotations', { 'kubernetes.io/ingress.class': 'other' }]],
      [['metadata.annotations', { 'kubernetes.io/ingress.class': 'nginx' }]],
    ],
  },
  {
    name: 'IngressClass',
    manifest: {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'IngressClass',
      metadata,
      spec: {
        controller: 'example.com/controller',
        parameters: { apiGroup: 'example.com', kind: 'Parameters', name: 'all', scope: 'Namespace', namespace: 'web' },
      },
    },
    edits: [
      [['spec.parameters.scope', 'Cluster']],
      [
        ['spec.parameters.namespace', undefined],
        ['spec.parameters.scope', undefined],
      ],
      [['spec.controller', 'example.com']],
      [['spec.controller', 'example.com/']],
      [['spec.controller', '/a']],
      [['spec.controller', 'example.com/a b']],
      [['spec.controller', `example.com/${'x'.repeat(250)}`]],
    ],
  },
];
