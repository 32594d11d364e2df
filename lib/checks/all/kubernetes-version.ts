import { isOlder, LATER_FIELDS, type LaterField, NEWEST_MEASURED } from '../../kubernetes';
import type { Finding } from '../check';
import type { FinishedApp } from '../finished-app';

/**
 * Nothing is asked for that came after the oldest Kubernetes that is supported: an older API server drops it without
 * a word, or refuses it.
 *
 * @see https://kubernetes.io/releases/version-skew-policy/
 */
export function kubernetesVersion(app: FinishedApp): Finding[] {
  return LATER_FIELDS.filter(({ since }) => since === undefined || isOlder(app.kubernetes, since)).flatMap((field) =>
    uses(app, field),
  );
}

function uses(app: FinishedApp, { kind, path, since, values }: LaterField): Finding[] {
  const places =
    kind === 'Pod'
      ? app.pods.map(({ owner, template }) => ({ owner, root: template }))
      : app.ofKind(kind).map((owner) => ({ owner, root: owner.fields }));
  const came =
    since === undefined
      ? `no Kubernetes up to ${NEWEST_MEASURED} heeds it without a feature gate`
      : `it came with Kubernetes ${since}, and the oldest that is supported is ${app.kubernetes}`;
  const allowed = `left out: ${came}`;
  return places.flatMap(({ owner, root }) =>
    root
      .find(...path)
      .filter(({ word }) => values === undefined || values.test(word))
      .flatMap((field) => owner.findings(field.problem(allowed))),
  );
}
