import type { Finding } from '../check';
import type { FinishedApp } from '../finished-app';

/**
 * Reports Secrets with data in the manifest: everybody with access to the repository could read it. Base64 is not
 * encryption.
 *
 * @see https://kubernetes.io/docs/concepts/security/secrets-good-practices/
 */
export function checkSecrets(app: FinishedApp): Finding[] {
  const allowed = 'omitted: create the Secret outside of the repository, and refer to it by Secret.fromSecretName';
  return app.ofKind('Secret').flatMap((secret) =>
    ['data', 'stringData']
      .flatMap((field) => secret.at(field).entries())
      // The report must not show the value.
      .flatMap(([, { path }]) => secret.findings({ path, value: '…', allowed })),
  );
}
