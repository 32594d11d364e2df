import { claimName } from '../../kubernetes';
import { commandOutput, jsonPathFlag } from './kubectl';
import { intersectOrdinals, loopFromHighest, loopFromLowest } from './ordinals';
import type { RunbookPart } from './runbook-part';
import { quote } from './shell';
import { podNameOf, type StatefulSetDiff } from './stateful-set-diff';

const POD_SECONDS = 600;

const SERVICE_EXPLANATION = [
  'A pod gets the name of its governing Service when it is created. Until it is replaced it keeps the old one, and its',
  'DNS name stops resolving when the old Service is deleted.',
];
const CLAIM_EXPLANATION = [
  'The controller adopts pods that lack a claim, but cannot give it to them: the volumes of a pod are immutable.',
  'A partition or OnDelete does not keep them.',
];

/** A field by which the runbook recognizes a pod that was replaced. */
interface ReplacementMark {
  /** A JSONPath. */
  readonly path: string;
  readonly value: string;
}

/**
 * Replaces pods that the new StatefulSet adopts but cannot update: their subdomain is the old Service, or they lack the
 * claim of a new template. Both fields of a pod are immutable.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#stable-network-id
 */
export function replacePods(diff: StatefulSetDiff): RunbookPart | undefined {
  const { before, after, templates } = diff;
  const isOtherService = before.serviceName !== after.serviceName;
  const templateNames = templates.added.map(({ name }) => name);
  const subdomains = isOtherService ? [{ path: '.spec.subdomain', value: after.serviceName }] : [];
  const marks = [...subdomains, ...templateNames.map((name) => claimMark(name, diff))];
  if (marks.length === 0) return undefined;
  const lacksClaims = templateNames.length > 0;
  // The controller stops at the lowest pod that lacks a claim. If a higher pod were deleted first, it would not come back.
  const loop = lacksClaims ? loopFromLowest : loopFromHighest;
  return {
    why: [
      ...(isOtherService ? SERVICE_EXPLANATION : []),
      ...(lacksClaims ? [`The pods have no claims of ${templateNames.join(', ')} yet.`, ...CLAIM_EXPLANATION] : []),
      'So each pod is deleted once, and the next one when it is ready again. Its claims stay.',
    ],
    afterApply: loop(intersectOrdinals(before.ordinals, after.ordinals), replacePod(diff, marks)),
  };
}

/** The mark of a pod that has the claim of a template. */
function claimMark(template: string, { after }: StatefulSetDiff): ReplacementMark {
  const claim = JSON.stringify(claimName(template, podNameOf(after)));
  return { path: `.spec.volumes[?(@.persistentVolumeClaim.claimName==${claim})].name`, value: template };
}

function replacePod({ after, kubectl }: StatefulSetDiff, marks: readonly ReplacementMark[]): string[] {
  const pod = `pod/${podNameOf(after)}`;
  const tests = marks.map(({ path, value }) => {
    const found = commandOutput(kubectl('get', pod, '--ignore-not-found', ...jsonPathFlag(path)));
    return `test ${found} = ${quote(value)}`;
  });
  const isReplaced = `{ ${tests.join(' && ')}; }`;
  // Without --wait=false, `kubectl delete` could wait forever: it may take the new pod for the deleted one.
  return [
    `${isReplaced} || ${kubectl('delete', pod, '--ignore-not-found', '--wait=false')}`,
    `until ${isReplaced}; do sleep 1; done`,
    kubectl('wait', pod, '--for=condition=Ready', `--timeout=${POD_SECONDS}s`),
  ];
}
