/** What the data of a type of Secret must have. */
export interface SecretType {
  /** The keys that must all be there. */
  readonly keys?: readonly string[];
  /** The keys of which one must be there. */
  readonly oneOf?: readonly string[];
  /** The key whose value must be there and not be empty. */
  readonly filled?: string;
  /** The key whose value must be a map, as JSON. */
  readonly json?: string;
  /** The annotation that must be there. */
  readonly annotation?: string;
}

/**
 * The types of Secrets that API servers look into.
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
