/** The keys and values that the API server requires of Secrets of a type. */
export interface SecretType {
  /** Keys that must exist. */
  readonly keys?: readonly string[];
  /** Keys of which one must exist. */
  readonly oneOf?: readonly string[];
  /** Key whose value must not be empty. */
  readonly filled?: string;
  /** Key whose value must be a JSON object. */
  readonly json?: string;
  /** Annotation that must exist. */
  readonly annotation?: string;
}

/**
 * The types of Secrets that API servers validate.
 *
 * @see https://kubernetes.io/docs/concepts/configuration/secret/#secret-types
 */
export const SECRET_TYPES: Readonly<Record<string, SecretType>> = {
  'kubernetes.io/service-account-token': { annotation: 'kubernetes.io/service-account.name' },
  'kubernetes.io/dockercfg': { keys: ['.dockercfg'], json: '.dockercfg' },
  'kubernetes.io/dockerconfigjson': { keys: ['.dockerconfigjson'], json: '.dockerconfigjson' },
  'kubernetes.io/basic-auth': { oneOf: ['username', 'password'] },
  'kubernetes.io/ssh-auth': { filled: 'ssh-privatekey' },
  'kubernetes.io/tls': { keys: ['tls.crt', 'tls.key'] },
};
