import type { RunbookPart, StatefulSetDiff } from './change';
import { commandOutput, jsonPathFlag } from './kubectl';
import { intersectOrdinals, loopFromHighest, loopFromLowest } from './ordinals';
import { quote, shellVariable } from './shell';

const POD_SECONDS = 600;

/** What a pod has that need not be replaced. */
interface ReplacementMark {
  readonly path: string;
  readonly value: string;
}

/**
 * Pods that the controller adopts but neither changes nor replaces: their subdomain is the old Service's. Or that it
 * adopts and can do nothing with: they lack a claim, and a pod's volumes can't change.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#stable-network-id
 */
export function replacePods(change: StatefulSetDiff): RunbookPart | undefined {
  const { before, after, templates } = change;
  const names = templates.added.map((template) => template.name);
  const otherService = before.serviceName !== after.serviceName;
  if (names.length === 0 && !otherService) return undefined;
  const subdomain = { path: '.spec.subdomain', value: after.serviceName };
  const marks = [...(otherService ? [subdomain] : []), ...names.map((name) => claimMark(name, after.name))];
  // The controller goes no further than the lowest pod that lacks a claim: were a higher one gone, it would stay so.
  const inOrder = names.length > 0 ? loopFromLowest : loopFromHighest;
  return {
    why: [
      ...(otherService ? SERVICE_EXPLANATION : []),
      ...(names.length > 0 ? [`The pods have no claims of ${names.join(', ')} yet.`, ...CLAIM_EXPLANATION] : []),
      'So each pod is deleted once, and the next one when it is ready again. Its claims stay.',
    ],
    afterApply: inOrder(intersectOrdinals(before.ordinals, after.ordinals), replacePod(change, marks)),
  };
}

const SERVICE_EXPLANATION = [
  'A pod gets the name of its governing Service when it is created. Until it is replaced it keeps the old one, and its',
  'DNS name stops resolving when the old Service is deleted.',
];

const CLAIM_EXPLANATION = [
  'The controller adopts pods that lack a claim, but cannot give it to them: the volumes of a pod are immutable.',
  'A partition or OnDelete does not keep them.',
];

function claimMark(template: string, app: string): ReplacementMark {
  const claim = `${template}-${app}-${shellVariable('ordinal')}`;
  return {
    path: `.spec.volumes[?(@.persistentVolumeClaim.claimName==${JSON.stringify(claim)})].name`,
    value: template,
  };
}

function replacePod({ after, kubectl }: StatefulSetDiff, marks: readonly ReplacementMark[]): string[] {
  const pod = `pod/${after.name}-${shellVariable('ordinal')}`;
  const tests = marks.map(({ path, value }) => {
    const found = commandOutput(kubectl('get', pod, '--ignore-not-found', ...jsonPathFlag(path)));
    return `test ${found} = ${quote(value)}`;
  });
  const isReplaced = `{ ${tests.join(' && ')}; }`;
  // `kubectl delete` could wait forever: it may take the pod that the controller creates for the one to be gone.
  return [
    `${isReplaced} || ${kubectl('delete', pod, '--ignore-not-found', '--wait=false')}`,
    `until ${isReplaced}; do sleep 1; done`,
    kubectl('wait', pod, '--for=condition=Ready', `--timeout=${POD_SECONDS}s`),
  ];
}
