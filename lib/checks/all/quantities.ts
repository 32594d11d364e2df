import { parseQuantity } from '../../kubernetes';
import type { Field, Issue } from '../../validation';

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

function resources(resources: Field): Issue[] {
  const requests = resources.at('requests').entries();
  const limits = resources.at('limits');
  return [
    ...[...requests, ...limits.entries()].flatMap(([, amount]) => unreadable(amount)),
    ...requests
      .filter(([name, request]) => amount(request) > amount(limits.at(name)))
      .map(([name, request]) => request.issue(`at most the limit, ${limits.at(name).scalar}`)),
  ];
}

function unreadable(field: Field): Issue[] {
  return amount(field) >= 0 ? [] : [field.issue(WORDS)];
}

/** How much it is; NaN where nothing is stated, or no quantity. A plain number is one too. */
function amount({ scalar: word }: Field): number {
  return parseQuantity(word);
}
