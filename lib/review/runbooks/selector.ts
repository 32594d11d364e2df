import { isDeepStrictEqual } from 'node:util';
import type { Field } from '../../validation';

import { kubectl } from './kubectl';
import { mergePatchOf } from './merge-patch';
import { applyOf, deleteUnlessAccepted, type ObjectUpdate, resourceOf } from './object-update';
import { comment, openRunbook, quote } from './shell';

const ROLLOUT_SECONDS = 600;

/** A workload whose selector changes, with what is known of claims. */
export interface SelectorUpdate extends ObjectUpdate {
  /** The access modes of a claim in the namespace of the workload. Undefined if its manifest is not known. */
  readonly accessModesOf: (claim: string) => readonly string[] | undefined;
}

/**
 * The commands that give a Deployment, DaemonSet or ReplicaSet another selector. Undefined if the selector stays.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#label-selector-updates
 */
export function runbookOfSelector(change: SelectorUpdate): readonly string[] | undefined {
  const [old, now] = [change.before, change.after].map((workload) => workload.at('spec', 'selector').raw);
  if (isDeepStrictEqual(old, now)) return undefined;
  const kind = change.before.at('kind').scalar;
  const reason = stopReason(change);
  const title = `Recreate ${kind} ${change.before.at('metadata', 'name').scalar} with its new selector`;
  const why = `The selector of a ${kind} is immutable. So it is deleted and recreated. Claims and their data stay.`;
  const patch = { spec: { selector: mergePatchOf(old, now) } };
  return [
    ...openRunbook(title),
    comment(why),
    ...(reason === undefined ? replaceSideBySide(change, patch) : replaceAfterStop(change, patch, reason)),
  ];
}

/** Why old and new pods cannot run side by side. Undefined if they can. */
function stopReason({ before, after, accessModesOf }: SelectorUpdate): string | undefined {
  const kind = before.at('kind').scalar;
  if (kind !== 'Deployment') return `a ${kind} is deleted together with its pods`;
  if (after.at('spec', 'strategy', 'type').string === 'Recreate') return 'its strategy is Recreate';
  const pods = [before, after].map((deployment) => deployment.at('spec', 'template', 'spec'));
  const claims = pods.flatMap((pod) => pod.find('volumes', '*', 'persistentVolumeClaim', 'claimName'));
  const exclusive = claims.find(({ scalar: word }) => !canBeMountedOnManyNodes(accessModesOf(word)));
  if (exclusive !== undefined) return `pods on two nodes may not be able to share claim ${exclusive.scalar}`;
  const hasHostPort = pods.some((pod) => pod.find('containers', '*', 'ports', '*', 'hostPort').length > 0);
  return hasHostPort ? 'two pods cannot have one host port' : undefined;
}

function canBeMountedOnManyNodes(modes: readonly string[] | undefined): boolean {
  return modes?.some((mode) => mode === 'ReadWriteMany' || mode === 'ReadOnlyMany') ?? false;
}

function replaceAfterStop(change: SelectorUpdate, patch: object, reason: string): string[] {
  return [
    comment(`The old pods stop before the new ones start: ${reason}.`),
    comment('Outage: from the deletion until the new pods are ready.'),
    deleteUnlessAccepted(change, patch, 'foreground'),
    applyOf(change),
  ];
}

function replaceSideBySide(change: SelectorUpdate, patch: object): string[] {
  const { before, namespace } = change;
  const name = before.at('metadata', 'name').scalar;
  const selector = ['-l', selectorOf(before.at('spec', 'selector'))];
  const orphans = kubectl(namespace, 'get', 'replicasets', ...selector, '-o', `go-template=${ORPHANS_TEMPLATE}`);
  return [
    comment(
      'The old pods run on until the new ones are ready, so both run for a while. A Service that selects only the',
    ),
    comment('new labels has no endpoints until then.'),
    deleteUnlessAccepted(change, patch, 'orphan'),
    applyOf(change),
    kubectl(namespace, 'rollout', 'status', resourceOf(before), `--timeout=${ROLLOUT_SECONDS}s`),
    comment('ReplicaSets that the new Deployment did not adopt, with their pods.'),
    `for old in $(${orphans}); do`,
    `  case "$old" in ${quote(`${name}-`)}*) ${kubectl(namespace, 'delete')} replicaset/"$old";; esac`,
    'done',
  ];
}

/** The names of ReplicaSets that a Deployment created and that have no owner. */
const ORPHANS_TEMPLATE =
  '{{range $set := .items}}{{if not .metadata.ownerReferences}}{{with .metadata.annotations}}' +
  '{{if index . "deployment.kubernetes.io/revision"}}{{$set.metadata.name}} {{end}}{{end}}{{end}}{{end}}';

/** A selector, as kubectl takes it. */
export function selectorOf(selector: Field): string {
  const labels = selector
    .at('matchLabels')
    .entries()
    .map(([key, value]) => `${key}=${value.scalar}`);
  return [...labels, ...selector.find('matchExpressions', '*').map(expressionOf)].join(',');
}

function expressionOf(expression: Field): string {
  const key = expression.at('key').scalar;
  const values = expression.find('values', '*').map(({ scalar: word }) => word);
  switch (expression.at('operator').scalar) {
    case 'Exists':
      return key;
    case 'DoesNotExist':
      return `!${key}`;
    case 'In':
      return `${key} in (${values.join(',')})`;
    default:
      return `${key} notin (${values.join(',')})`;
  }
}
