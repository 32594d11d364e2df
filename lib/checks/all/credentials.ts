import type { Field } from '../../validation';

import type { Finding } from '../check';
import type { FinishedApp } from '../finished-app';

/** What variables with credentials are called by custom, as the last part of a name. */
const CREDENTIAL_NAME =
  /(^|[_.-])(pass|passwd|password|passphrase|pwd|secret|token|credentials?|api_?key|access_?key|secret_?key|private_?key)$/i;

/** What credentials look like, whatever they are called. */
const CREDENTIAL_VALUES = [
  /-----BEGIN [A-Z ]*PRIVATE KEY-----/,
  /^[a-z][a-z0-9+.-]*:\/\/[^/?#\s:@]*:[^/?#\s@$]+@/i,
  /\b(AKIA|ASIA)[A-Z0-9]{16}\b/,
  /\bgh[pousr]_[A-Za-z0-9]{36,}/,
  /\bxox[abprs]-[A-Za-z0-9-]{10,}/,
  /\beyJ[A-Za-z0-9_-]{8,}\.eyJ[A-Za-z0-9_-]{8,}\./,
];

const ALLOWED = 'in a Secret: secret.envValue(key), or a mounted file';

/**
 * Nothing that looks like a credential stands in plain environment, nor in a ConfigMap that may become one.
 *
 * @see https://kubernetes.io/docs/concepts/security/secrets-good-practices/
 */
export function checkCredentials(app: FinishedApp): Finding[] {
  const environment = app.pods.flatMap(({ owner, allContainers }) =>
    allContainers
      .flatMap((container) => container.find('env', '*'))
      .filter((variable) => isCredential(variable.at('name').string, variable.at('value')))
      .flatMap((variable) => owner.findings(redactedIssue(variable.at('value')))),
  );
  const configMaps = app.ofKind('ConfigMap').flatMap((configMap) =>
    configMap
      .at('data')
      .entries()
      .filter(([key, field]) => isCredential(key, field))
      .flatMap(([, field]) => configMap.findings(redactedIssue(field))),
  );
  return [...environment, ...configMaps];
}

function isCredential(name = '', { string: text = '' }: Field): boolean {
  // A path leads to a credential, a reference to another variable repeats one, a switch turns one on.
  const harmless = text === '' || /^(\/\S*|\$\(\w+\)|true|false|\d)$/i.test(text);
  return (CREDENTIAL_NAME.test(name) && !harmless) || CREDENTIAL_VALUES.some((pattern) => pattern.test(text));
}

/** The value is what must not be shown, in a report either. */
function redactedIssue({ path }: Field) {
  return { path, value: '…', allowed: ALLOWED };
}
