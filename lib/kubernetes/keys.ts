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
export const KEYS_OF_VARIABLES: readonly KeyReference[] = [
  { kind: 'ConfigMap', path: ['valueFrom', 'configMapKeyRef'], name: 'name' },
  { kind: 'Secret', path: ['valueFrom', 'secretKeyRef'], name: 'name' },
];

/** Sources of a volume whose `items` name keys. */
export const KEYS_OF_VOLUMES: readonly KeyReference[] = [
  { kind: 'ConfigMap', path: ['configMap'], name: 'name' },
  { kind: 'Secret', path: ['secret'], name: 'secretName' },
  { kind: 'ConfigMap', path: ['projected', 'sources', '*', 'configMap'], name: 'name' },
  { kind: 'Secret', path: ['projected', 'sources', '*', 'secret'], name: 'name' },
];

/** Where keys stand in an object: those of variables are text, those of files any bytes. */
export const CONTENTS = {
  ConfigMap: { variables: ['data'], files: ['data', 'binaryData'] },
  Secret: { variables: ['data', 'stringData'], files: ['data', 'stringData'] },
} as const;
