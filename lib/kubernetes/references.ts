/** A reference from a pod's spec to another object. */
export interface ObjectReference {
  readonly kind: string;
  /** The path of the name. `*` stands for every item of a list. */
  readonly path: readonly string[];
  /** Whether containers read the object's content. Most read it only when they start. */
  readonly content?: true;
}

const ofContainers = (kind: string, ...path: readonly string[]): ObjectReference[] =>
  ['containers', 'initContainers'].map((list) => ({ kind, path: [list, '*', ...path], content: true }));

/**
 * The references of a pod's spec to other objects. With `optional: true` beside the name, pods start without the object.
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

/** A reference from a pod's spec to a key of a ConfigMap or Secret. */
export interface KeyReference {
  readonly kind: 'ConfigMap' | 'Secret';
  /** The path from the variable or volume on. `*` stands for every item of a list. */
  readonly path: readonly string[];
  /** The field that names the object. */
  readonly name: string;
}

/**
 * References to keys whose values become environment variables.
 *
 * @see https://kubernetes.io/docs/tasks/configure-pod-container/configure-pod-configmap/
 */
export const ENV_KEY_REFERENCES: readonly KeyReference[] = [
  { kind: 'ConfigMap', path: ['valueFrom', 'configMapKeyRef'], name: 'name' },
  { kind: 'Secret', path: ['valueFrom', 'secretKeyRef'], name: 'name' },
];

/**
 * References to keys that become files: the volume sources whose `items` name keys.
 *
 * @see https://kubernetes.io/docs/concepts/storage/volumes/#configmap
 */
export const VOLUME_KEY_REFERENCES: readonly KeyReference[] = [
  { kind: 'ConfigMap', path: ['configMap'], name: 'name' },
  { kind: 'Secret', path: ['secret'], name: 'secretName' },
  { kind: 'ConfigMap', path: ['projected', 'sources', '*', 'configMap'], name: 'name' },
  { kind: 'Secret', path: ['projected', 'sources', '*', 'secret'], name: 'name' },
];

/** The fields of an object that hold its keys. Values of variables are text, contents of files are any bytes. */
export const DATA_FIELDS = {
  ConfigMap: { variables: ['data'], files: ['data', 'binaryData'] },
  Secret: { variables: ['data', 'stringData'], files: ['data', 'stringData'] },
} as const;
