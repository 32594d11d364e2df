/** Where the spec of a pod names another object. */
export interface ObjectReference {
  readonly kind: string;
  /** The path of the name; `*` stands for every item of a list. */
  readonly path: readonly string[];
  /** Whether the containers read its content: they see another one only when they are started anew. */
  readonly content?: true;
}

const ofContainers = (kind: string, ...path: readonly string[]): ObjectReference[] =>
  ['containers', 'initContainers'].map((list) => ({ kind, path: [list, '*', ...path], content: true }));

/**
 * The objects that the spec of a pod names. Where a reference says `optional: true` beside the name, pods start
 * without them.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#PodSpec
 */
export const POD_REFERENCES: readonly ObjectReference[] = [
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

/** Where the spec of a pod names a key of a ConfigMap or Secret, beside its `optional`. */
export interface KeyReference {
  readonly kind: 'ConfigMap' | 'Secret';
  /** From a variable or volume on; `*` stands for every item of a list. */
  readonly path: readonly string[];
  /** The field that names the object. */
  readonly name: string;
}

/**
 * Keys that become an environment variable.
 *
 * @see https://kubernetes.io/docs/tasks/configure-pod-container/configure-pod-configmap/
 */
export const ENV_KEY_REFERENCES: readonly KeyReference[] = [
  { kind: 'ConfigMap', path: ['valueFrom', 'configMapKeyRef'], name: 'name' },
  { kind: 'Secret', path: ['valueFrom', 'secretKeyRef'], name: 'name' },
];

/** Sources of a volume whose `items` name keys. */
export const VOLUME_KEY_REFERENCES: readonly KeyReference[] = [
  { kind: 'ConfigMap', path: ['configMap'], name: 'name' },
  { kind: 'Secret', path: ['secret'], name: 'secretName' },
  { kind: 'ConfigMap', path: ['projected', 'sources', '*', 'configMap'], name: 'name' },
  { kind: 'Secret', path: ['projected', 'sources', '*', 'secret'], name: 'name' },
];

/** Where keys stand in an object: those of variables are text, those of files any bytes. */
export const DATA_FIELDS = {
  ConfigMap: { variables: ['data'], files: ['data', 'binaryData'] },
  Secret: { variables: ['data', 'stringData'], files: ['data', 'stringData'] },
} as const;
