/**
 * The most bytes that the annotations of an object have together, keys and values.
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/annotations/
 */
export const MAX_ANNOTATION_BYTES = 256 * 1024;

/**
 * The most bytes that the data of a ConfigMap or Secret have together.
 *
 * @see https://kubernetes.io/docs/concepts/configuration/configmap/#motivation
 */
export const MAX_DATA_BYTES = 1024 * 1024;

/** The most bytes that Linux passes to a program as one argument, or as one variable with its name and `=`. */
export const MAX_ARGUMENT_BYTES = 128 * 1024 - 1;

/** The most bytes of one part of a path, as Linux has it. */
export const MAX_FILE_NAME_BYTES = 255;

/** The most bytes of a path in a container: the 4096 of Linux, less some hundred that container runtimes put before it. */
export const MAX_PATH_BYTES = 3000;

/** The most items or characters of fields of a pod, as `pkg/apis/core/validation` has them. */
export const POD_LIMITS = {
  nameservers: 3,
  dnsSearches: 32,
  dnsSearchCharacters: 2048,
  hostnameCharacters: 64,
  restartRules: 20,
  exitCodes: 255,
  appArmorProfileBytes: 4095,
  gmsaCredentialSpecBytes: 64 * 1024,
  quobyteTenantCharacters: 64,
  iscsiNameAndPortal: 64,
} as const;
