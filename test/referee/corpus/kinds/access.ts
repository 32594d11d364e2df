import { metadata, type Specimen, selector } from './specimen';

/** ServiceAccounts, and the kinds of role-based access control. */
export const ACCESS_SPECIMENS: readonly Specimen[] = [
  {
    name: 'ServiceAccount',
    manifest: {
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata,
      secrets: [{ name: 'a' }],
      imagePullSecrets: [{ name: 'b' }],
      automountServiceAccountToken: false,
    },
  },
  {
    name: 'Role',
    manifest: {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'Role',
      metadata,
      rules: [{ apiGroups: [''], resources: ['pods'], resourceNames: ['web-0'], verbs: ['get'] }],
    },
    edits: [
      [['metadata.name', 'Any: name']],
      [['metadata.name', 'a/b']],
      [['metadata.name', 'a%b']],
      [['metadata.name', '..']],
      [['metadata.name', 'a'.repeat(254)]],
      [['rules', [{ nonResourceURLs: ['/healthz'], verbs: ['get'] }]]],
      [['rules', undefined]],
    ],
  },
  {
    name: 'ClusterRole',
    manifest: {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'ClusterRole',
      metadata,
      rules: [
        { apiGroups: [''], resources: ['pods'], verbs: ['get'] },
        { nonResourceURLs: ['/healthz'], verbs: ['get'] },
      ],
      aggregationRule: { clusterRoleSelectors: [selector] },
    },
    edits: [[['rules[1].resources', ['pods']]], [['rules[1].apiGroups', ['']]], [['aggregationRule', {}]]],
  },
  {
    name: 'RoleBinding',
    manifest: {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'RoleBinding',
      metadata,
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'view' },
      subjects: [
        { kind: 'ServiceAccount', name: 'web' },
        { kind: 'User', name: 'Somebody Else', apiGroup: 'rbac.authorization.k8s.io' },
        { kind: 'Group', name: 'all' },
      ],
    },
    edits: [[['roleRef.kind', 'ClusterRole']], [['subjects[0].apiGroup', 'rbac.authorization.k8s.io']]],
  },
  {
    name: 'ClusterRoleBinding',
    manifest: {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'ClusterRoleBinding',
      metadata,
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'view' },
      subjects: [{ kind: 'ServiceAccount', name: 'web', namespace: 'web' }],
    },
    edits: [[['roleRef.kind', 'Role']]],
  },
];
