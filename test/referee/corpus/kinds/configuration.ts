import { claim, metadata, type Specimen } from './specimen';

/** ConfigMaps, Secrets and claims. */
export const CONFIGURATION_SPECIMENS: readonly Specimen[] = [
  {
    name: 'ConfigMap',
    manifest: {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata,
      data: { 'a.conf': 'x', B_2: 'y', empty: '' },
      binaryData: { image: 'AAEC' },
      immutable: true,
    },
    edits: [
      [['binaryData', { 'a.conf': 'AAEC' }]],
      ...['', '.', '..', '...', '..a', 'a/b', 'a b', '-', '_', 'ä', 'a'.repeat(253), 'a'.repeat(254)].map((key) => [
        ['data', { [key]: 'x' }] as const,
      ]),
      [['binaryData', { 'a/b': 'AAEC' }]],
      [['data', { a: 'x'.repeat(1024 * 1024 - 3) }]],
      [['data', { a: 'x'.repeat(1024 * 1024) }]],
      [
        ['data', { a: 'x'.repeat(1024 * 1024 + 1) }],
        ['binaryData', undefined],
      ],
    ],
  },
  {
    name: 'Secret',
    manifest: {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata,
      type: 'Opaque',
      data: { password: 'c2VjcmV0' },
      stringData: { user: 'me' },
      immutable: false,
    },
    edits: [
      [['data', { 'a/b': '' }]],
      [['stringData', { 'a/b': '' }]],
      [
        ['data', { a: Buffer.alloc(1024 * 1024).toString('base64') }],
        ['stringData', undefined],
      ],
      [
        ['data', { a: Buffer.alloc(1024 * 1024).toString('base64') }],
        ['stringData', { a: '' }],
      ],
      [
        ['data', { a: Buffer.alloc(1024 * 1024 + 1).toString('base64') }],
        ['stringData', undefined],
      ],
      [['type', 'kubernetes.io/tls']],
      [
        ['type', 'kubernetes.io/tls'],
        ['data', { 'tls.crt': '' }],
      ],
      [
        ['type', 'kubernetes.io/tls'],
        ['data', { 'tls.crt': '' }],
        ['stringData', { 'tls.key': '' }],
      ],
      [['type', 'kubernetes.io/dockerconfigjson']],
      ...['{}', 'null', '[]', '1', 'x', '', '{"auths":{}}'].map((json) => [
        ['type', 'kubernetes.io/dockerconfigjson'] as const,
        ['stringData', { '.dockerconfigjson': json }] as const,
      ]),
      ...['{}', '[]'].map((json) => [
        ['type', 'kubernetes.io/dockercfg'] as const,
        ['data', { '.dockercfg': Buffer.from(json).toString('base64') }] as const,
      ]),
      [['type', 'kubernetes.io/dockercfg']],
      [['type', 'kubernetes.io/basic-auth']],
      [
        ['type', 'kubernetes.io/basic-auth'],
        ['data', undefined],
        ['stringData', undefined],
      ],
      [
        ['type', 'kubernetes.io/basic-auth'],
        ['data', { username: '' }],
      ],
      [['type', 'kubernetes.io/ssh-auth']],
      [
        ['type', 'kubernetes.io/ssh-auth'],
        ['data', { 'ssh-privatekey': '' }],
      ],
      [
        ['type', 'kubernetes.io/ssh-auth'],
        ['data', { 'ssh-privatekey': 'AA==' }],
      ],
      [['type', 'kubernetes.io/service-account-token']],
      [
        ['type', 'kubernetes.io/service-account-token'],
        ['metadata.annotations', { 'kubernetes.io/service-account.name': 'default' }],
      ],
      [['type', 'example.com/own']],
      [['type', undefined]],
    ],
  },
  {
    name: 'PersistentVolumeClaim',
    manifest: { apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata, spec: { ...claim, volumeName: 'volume' } },
    edits: [
      [['metadata.name', 'a.b']],
      [['spec.accessModes', ['ReadWriteOncePod']]],
      [['spec.accessModes', ['ReadWriteOncePod', 'ReadWriteOncePod']]],
      [['spec.accessModes', ['ReadWriteOncePod', 'ReadWriteMany']]],
      [['spec.resources', undefined]],
      [['spec.storageClassName', '']],
      [['spec.volumeMode', 'Block']],
      [['spec.dataSource', { kind: 'PersistentVolumeClaim', name: 'other' }]],
      [['spec.dataSource', { kind: 'Other', name: 'other' }]],
      [
        ['spec.dataSource', undefined],
        ['spec.dataSourceRef', { apiGroup: 'example.com', kind: 'Other', name: 'other' }],
      ],
      [['spec.dataSourceRef', { apiGroup: 'example.com', kind: 'Other', name: 'other' }]],
      [['spec.dataSourceRef', claim.dataSource]],
      [
        ['spec.dataSource', undefined],
        ['spec.dataSourceRef', { apiGroup: 'Not A Group', kind: 'Other', name: 'other' }],
      ],
      ...['0', '-1Gi', '1m', '0.5', '1.5Gi', 1].map((storage) => [
        ['spec.resources.requests.storage', storage] as const,
      ]),
    ],
  },
];
