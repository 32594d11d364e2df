import type { Field, Issue } from '../../validation';
import type { Finding } from '../check';
import type { FinishedApp } from '../finished-app';

/** Common names of variables with credentials, as the last part of a name. */
const CREDENTIAL_NAME =
  /(^|[_.-])(pass|passwd|password|passphrase|pwd|secret|token|credentials?|api_?key|access_?key|secret_?key|private_?key)$/i;

/** The formats of credentials: private keys, URLs with a password, tokens of AWS, GitHub and Slack, JWTs. */
const CREDENTIAL_VALUES = [
  /-----BEGIN [A-Z ]*PRIVATE KEY-----/,
  /^[a-z][a-z0-9+.-]*:\/\/[^/?#\s:@]*:[^/?#\s@$]+@/i,
  /\b(AKIA|ASIA)[A-Z0-9]{16}\b/,
  /\bgh[pousr]_[A-Za-z0-9]{36,}/,
  /\bxox[abprs]-[A-Za-z0-9-]{10,}/,
  /\beyJ[A-Za-z0-9_-]{8,}\.eyJ[A-Za-z0-9_-]{8,}\./,
];

/** Values that are no credentials whatever the name: paths, references to variables, and switches. */
const HARMLESS_VALUE = /^(\/\S*|\$\(\w+\)|true|false|\d|)$/i;

/**
 * Reports credentials in environment variables and in ConfigMaps.
 *
 * @see https://kubernetes.io/docs/concepts/security/secrets-good-practices/
 */
export function checkCredentials(app: FinishedApp): Finding[] {
  const variables = app.pods.flatMap(({ owner, allContainers }) =>
    allContainers
      .flatMap((container) => container.find('env', '*'))
      .filter((variable) => isCredential(variable.at('name').string, variable.at('value')))
      .flatMap((variable) => owner.findings(redactedIssue(variable.at('value')))),
  );
  const configMapKeys = app.ofKind('ConfigMap').flatMap((configMap) =>
    configMap
      .at('data')
      .entries()
      .filter(([key, value]) => isCredential(key, value))
      .flatMap(([, value]) => configMap.findings(redactedIssue(value))),
  );
  return [...variables, ...configMapKeys];
}

function isCredential(name = '', { string = '' }: Field): boolean {
  const hasCredentialName = CREDENTIAL_NAME.test(name) && !HARMLESS_VALUE.test(string);
  return hasCredentialName || CREDENTIAL_VALUES.some((pattern) => pattern.test(string));
}

/** Returns an issue that does not show the credential. */
function redactedIssue({ path }: Field): Issue {
  return { path, value: '…', allowed: 'in a Secret: use secret.envValue(key), or mount the Secret' };
}
