/** Where the spec of a pod names another object. */
export interface Reference {
  readonly kind: string;
  /** The path of the name; `*` stands for every item of a list. */
  readonly path: readonly string[];
  /** Whether the containers read its content: they see another one only when they are started anew. */
  readonly content?: true;
}

const ofContainers = (kind: string, ...path: readonly string[]): Reference[] =>
  ['containers', 'initContainers'].map((list) => ({ kind, path: [list, '*', ...path], content: true }));

/**
 * The objects that the spec of a pod names. Where a reference says `optional: true` beside the name, pods start
 * without them.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#PodSpec
 */
export const REFERENCES_OF_A_POD: readonly Reference[] = [
  ...ofContainers('ConfigMap', 'env', '*', 'valueFrom', 'configMapKeyRef', 'name'),
  ...ofContainers('ConfigMap', 'envFrom', '*', 'configMapRef', 'name'),
  ...ofContainers('Secret', 'env', '*', 'valueFrom', 'secretKeyRef', 'name'),
  ...ofContainers('Secret', 'envFrom', '*', 'secretRef', 'name'),
  { kind: 'ConfigMap', path: ['volumes', '*', 'configMap', 'name'], content: true },
  { kind: 'ConfigMap', path: ['volumes', '*', 'projected', 'sources', '*', 'configMap', 'name'], content: true },
  { kind: 'Secret', path: ['volumes', '*', 'secret', 'secretName'], content: true },
  { kind: 'Secret', path: ['volumes', '*', 'projected', 'sources', '*', 'secret', 'name'], content: true },
  { kind: 'PersistentVolumeClaim', path: ['volumes', '*', 'persistentVolumeClaim', 'claimName'] },
  { kind: 'Secret', path: ['imagePullSecrets', '*', 'name'] },
  { kind: 'ServiceAccount', path: ['serviceAccountName'] },
  { kind: 'PriorityClass', path: ['priorityClassName'] },
];
