import { kubectl, listOf, type TestNamespace } from '../kubectl';

/** What a user may do: verbs on resources of a group. */
export interface PolicyRule {
  readonly apiGroups: readonly string[];
  readonly resources: readonly string[];
  readonly verbs: readonly string[];
}

const READING = ['get', 'list', 'watch'];
const CORE = ['pods', 'services', 'persistentvolumeclaims'];

/** To look at an app, and to ask its pods. */
export const READ_ONLY_RULES: readonly PolicyRule[] = [
  { apiGroups: [''], resources: CORE, verbs: READING },
  { apiGroups: ['apps', 'policy'], resources: ['statefulsets', 'poddisruptionbudgets'], verbs: READING },
  { apiGroups: [''], resources: ['pods/portforward', 'pods/exec'], verbs: ['create'] },
];

/** The same, and to do anything but to delete pods. */
export const RULES_WITHOUT_DELETE: readonly PolicyRule[] = [
  ...READ_ONLY_RULES,
  { apiGroups: [''], resources: CORE, verbs: ['create', 'patch', 'update'] },
  { apiGroups: [''], resources: ['services', 'persistentvolumeclaims'], verbs: ['delete'] },
  { apiGroups: ['apps'], resources: ['statefulsets'], verbs: ['create', 'patch', 'update', 'delete'] },
];

/** The kubeconfig of a user who may do this in a namespace, and nothing elsewhere. */
export function createUser(namespace: TestNamespace, name: string, rules: readonly PolicyRule[]): string {
  const metadata = { name };
  const rbac = 'rbac.authorization.k8s.io';
  const objects = [
    { apiVersion: 'v1', kind: 'ServiceAccount', metadata },
    { apiVersion: `${rbac}/v1`, kind: 'Role', metadata, rules },
    {
      apiVersion: `${rbac}/v1`,
      kind: 'RoleBinding',
      metadata,
      roleRef: { apiGroup: rbac, kind: 'Role', name },
      subjects: [{ kind: 'ServiceAccount', name, namespace: namespace.name }],
    },
  ];
  namespace.kubectl(['apply', '--filename=-'], listOf(objects));
  const token = namespace.kubectl(['create', 'token', name]).trim();
  const config = JSON.parse(kubectl(['config', 'view', '--minify', '--raw', '--output=json']));
  const [{ name: user }] = config.users;
  return JSON.stringify({ ...config, users: [{ name: user, user: { token } }] });
}

/** The kubeconfig by which nobody is reached. */
export function createUnreachableKubeconfig(): string {
  const config = JSON.parse(kubectl(['config', 'view', '--minify', '--raw', '--output=json']));
  const [cluster] = config.clusters;
  const refusing = { name: cluster.name, cluster: { server: 'https://127.0.0.1:1' } };
  return JSON.stringify({ ...config, clusters: [refusing] });
}
