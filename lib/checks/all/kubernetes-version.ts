import { describeAvailability, isOlder, LATER_FIELDS, type LaterField } from '../../kubernetes';
import type { Finding } from '../check';
import type { FinishedApp } from '../finished-app';

/**
 * Nothing is asked for that came after the oldest Kubernetes that is supported: an older API server drops it without
 * a word, or refuses it.
 *
 * @see https://kubernetes.io/releases/version-skew-policy/
 */
export function checkKubernetesVersion(app: FinishedApp): Finding[] {
  return LATER_FIELDS.filter(({ since }) => since === undefined || isOlder(app.kubernetes, since)).flatMap((field) =>
    findUses(app, field),
  );
}

function findUses(app: FinishedApp, field: LaterField): Finding[] {
  const { kind, path, values } = field;
  const places =
    kind === 'Pod'
      ? app.pods.map(({ owner, template }) => ({ owner, root: template }))
      : app.ofKind(kind).map((owner) => ({ owner, root: owner.fields }));
  const wayOut = "To support later versions only: app.node.setContext('kubernetes', VERSION)";
  const allowed = `left out: ${describeAvailability(field)}, and the oldest that is supported is ${app.kubernetes}. ${wayOut}`;
  return places.flatMap(({ owner, root }) =>
    root
      .find(...path)
      .filter(({ scalar: word }) => values === undefined || values.test(word))
      .flatMap((found) => owner.findings(found.issue(allowed))),
  );
}
