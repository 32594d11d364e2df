import { describeAvailability, isOlder, LATER_FIELDS, type LaterField } from '../../kubernetes';
import type { Finding } from '../check';
import type { FinishedApp } from '../finished-app';

/**
 * Reports fields and values that the oldest Kubernetes version of the App does not support: its API server would drop or
 * reject them.
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
  const roots =
    kind === 'Pod'
      ? app.pods.map(({ owner, template }) => ({ owner, root: template }))
      : app.ofKind(kind).map((owner) => ({ owner, root: owner.fields }));
  const allowed = `omitted: ${describeAvailability(field)}, and the oldest supported version is ${app.kubernetes}. To support only later versions, call app.node.setContext('kubernetes', VERSION)`;
  return roots.flatMap(({ owner, root }) =>
    root
      .find(...path)
      .filter(({ scalar }) => values === undefined || values.test(scalar))
      .flatMap((use) => owner.findings(use.issue(allowed))),
  );
}
