import { amountOf, type Field, type Problem } from '../../fields';
import type { Finding } from '../check';
import type { FinishedApp } from '../finished-app';

const WORDS = 'a quantity that is not negative, such as 100m or 1Gi';

/**
 * Amounts are quantities, and no container asks for more than it may use.
 *
 * @see https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
 */
export function quantities(app: FinishedApp): Finding[] {
  const ofPods = app.pods.flatMap(({ owner, spec, allContainers }) =>
    owner.findings(
      ...[spec, ...allContainers].flatMap((one) => resources(one.at('resources'))),
      ...spec.find('volumes', '*', 'emptyDir', 'sizeLimit').flatMap(unreadable),
      ...owner.fields.find('spec', 'volumeClaimTemplates', '*', 'spec', 'resources').flatMap(resources),
    ),
  );
  const ofClaims = app
    .ofKind('PersistentVolumeClaim')
    .flatMap((claim) => claim.findings(...resources(claim.at('spec', 'resources'))));
  return [...ofPods, ...ofClaims];
}

function resources(resources: Field): Problem[] {
  const requests = resources.at('requests').entries();
  const limits = resources.at('limits');
  return [
    ...[...requests, ...limits.entries()].flatMap(([, amount]) => unreadable(amount)),
    ...requests
      .filter(([name, request]) => amount(request) > amount(limits.at(name)))
      .map(([name, request]) => request.problem(`at most the limit, ${limits.at(name).word}`)),
  ];
}

function unreadable(field: Field): Problem[] {
  return amount(field) >= 0 ? [] : [field.problem(WORDS)];
}

/** How much it is; NaN where nothing is stated, or no quantity. A plain number is one too. */
function amount({ word }: Field): number {
  return amountOf(word);
}
