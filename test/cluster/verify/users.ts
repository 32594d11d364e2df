import { kubectl, listOf, type TestNamespace } from '../kubectl';

/** A rule of a Role: verbs on resources of API groups. */
export interface PolicyRule {
  readonly apiGroups: readonly string[];
  readonly resources: readonly string[];
  readonly verbs: readonly string[];
}

const READING = ['get', 'list', 'watch'];
const CORE = ['pods', 'services', 'persistentvolumeclaims'];

/** The rules to read the objects of an app, and to send requests to its pods. */
export const READ_ONLY_RULES: readonly PolicyRule[] = [
  { apiGroups: [''], resources: CORE, verbs: READING },
  { apiGroups: ['apps', 'policy'], resources: ['statefulsets', 'poddisruptionbudgets'], verbs: READING },
  { apiGroups: [''], resources: ['pods/portforward', 'pods/exec'], verbs: ['create'] },
];

/** The rules for all that `verify` does, except deleting pods. */
export const RULES_WITHOUT_DELETE: readonly PolicyRule[] = [
  ...READ_ONLY_RULES,
  { apiGroups: [''], resources: CORE, verbs: ['create', 'patch', 'update'] },
  { apiGroups: [''], resources: ['services', 'persistentvolumeclaims'], verbs: ['delete'] },
  { apiGroups: ['apps'], resources: ['statefulsets'], verbs: ['create', 'patch', 'update', 'delete'] },
];

/** Creates a user with rules in one namespace. Returns the text of a kubeconfig. */
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

/** Creates the text of a kubeconfig whose API server does not answer. */
export function createUnreachableKubeconfig(): string {
  const config = JSON.parse(kubectl(['config', 'view', '--minify', '--raw', '--output=json']));
  const [cluster] = config.clusters;
  const unreachable = { name: cluster.name, cluster: { server: 'https://127.0.0.1:1' } };
  return JSON.stringify({ ...config, clusters: [unreachable] });
}
