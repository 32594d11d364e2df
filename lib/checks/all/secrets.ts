import type { Finding } from '../check';
import type { FinishedApp } from '../finished-app';

/**
 * No Secret has its data in a manifest: who can read the repository could read it. Base64 hides nothing.
 *
 * @see https://kubernetes.io/docs/concepts/security/secrets-good-practices/
 */
export function checkSecrets(app: FinishedApp): Finding[] {
  return app.ofKind('Secret').flatMap((secret) =>
    ['data', 'stringData'].flatMap((part) =>
      secret
        .at(part)
        .entries()
        .flatMap(([, field]) =>
          // The value is what must not be shown, in a report either.
          secret.findings({
            path: field.path,
            value: '…',
            allowed: 'left out: make the Secret elsewhere, and name it by Secret.fromSecretName',
          }),
        ),
    ),
  );
}
