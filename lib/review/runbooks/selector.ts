import { isDeepStrictEqual } from 'node:util';
import type { Field } from '../../validation';
import { kubectl } from './kubectl';
import { mergePatchOf } from './merge-patch';
import { applyOf, deleteUnlessAccepted, describeKindAndName, type ObjectUpdate, resourceOf } from './object-update';
import { comment, openRunbook, quote } from './shell';

const ROLLOUT_SECONDS = 600;

/** Prints the names of ReplicaSets that a Deployment created and that have no owner. */
const ORPHANS_TEMPLATE =
  '{{range $set := .items}}{{if not .metadata.ownerReferences}}{{with .metadata.annotations}}' +
  '{{if index . "deployment.kubernetes.io/revision"}}{{$set.metadata.name}} {{end}}{{end}}{{end}}{{end}}';

/** A workload whose selector changes. */
export interface SelectorUpdate extends ObjectUpdate {
  /** The access modes of a claim in the namespace of the workload. Undefined if the manifests do not have the claim. */
  readonly accessModesOf: (claim: string) => readonly string[] | undefined;
}

/**
 * The commands that give a Deployment, DaemonSet or ReplicaSet another selector. Undefined if the selector does not
 * change.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#label-selector-updates
 */
export function runbookOfSelector(update: SelectorUpdate): readonly string[] | undefined {
  const { before, after } = update;
  const [old, now] = [before.at('spec', 'selector').raw, after.at('spec', 'selector').raw];
  if (isDeepStrictEqual(old, now)) return undefined;
  const kind = before.at('kind').scalar;
  const patch = { spec: { selector: mergePatchOf(old, now) } };
  const reason = stopReason(update);
  return [
    ...openRunbook(`Recreate ${describeKindAndName(before)} with its new selector`),
    comment(`The selector of a ${kind} is immutable. So it is deleted and recreated. Claims and their data stay.`),
    ...(reason === undefined ? replaceSideBySide(update, patch) : replaceAfterStop(update, patch, reason)),
  ];
}

/** Why the old pods have to stop before the new ones start. Undefined if both can run side by side. */
function stopReason({ before, after, accessModesOf }: SelectorUpdate): string | undefined {
  const kind = before.at('kind').scalar;
  if (kind !== 'Deployment') return `a ${kind} is deleted together with its pods`;
  if (after.at('spec', 'strategy', 'type').string === 'Recreate') return 'its strategy is Recreate';
  const pods = [before, after].map((deployment) => deployment.at('spec', 'template', 'spec'));
  const claims = pods.flatMap((pod) => pod.find('volumes', '*', 'persistentVolumeClaim', 'claimName'));
  const exclusive = claims.find(({ scalar }) => !canBeMountedOnManyNodes(accessModesOf(scalar)));
  if (exclusive !== undefined) return `pods on two nodes may not be able to share claim ${exclusive.scalar}`;
  const hasHostPort = pods.some((pod) => pod.find('containers', '*', 'ports', '*', 'hostPort').length > 0);
  return hasHostPort ? 'two pods cannot have one host port' : undefined;
}

function canBeMountedOnManyNodes(modes: readonly string[] = []): boolean {
  return modes.includes('ReadWriteMany') || modes.includes('ReadOnlyMany');
}

function replaceAfterStop(update: SelectorUpdate, patch: object, reason: string): string[] {
  return [
    comment(`The old pods stop before the new ones start: ${reason}.`),
    comment('Outage: from the deletion until the new pods are ready.'),
    deleteUnlessAccepted(update, patch, 'foreground'),
    applyOf(update),
  ];
}

function replaceSideBySide(update: SelectorUpdate, patch: object): string[] {
  const { before, namespace } = update;
  const prefix = quote(`${before.at('metadata', 'name').scalar}-`);
  const selectorFlag = ['-l', selectorOf(before.at('spec', 'selector'))];
  const orphans = kubectl(namespace, 'get', 'replicasets', ...selectorFlag, '-o', `go-template=${ORPHANS_TEMPLATE}`);
  return [
    comment(
      'The old pods run on until the new ones are ready, so both run for a while. A Service that selects only the',
    ),
    comment('new labels has no endpoints until then.'),
    deleteUnlessAccepted(update, patch, 'orphan'),
    applyOf(update),
    kubectl(namespace, 'rollout', 'status', resourceOf(before), `--timeout=${ROLLOUT_SECONDS}s`),
    comment('ReplicaSets that the new Deployment did not adopt, with their pods.'),
    `for old in $(${orphans}); do`,
    `  case "$old" in ${prefix}*) ${kubectl(namespace, 'delete')} replicaset/"$old";; esac`,
    'done',
  ];
}

/** A label selector in kubectl's syntax: `app=web,tier in (front,back)`. */
export function selectorOf(selector: Field): string {
  const labels = selector
    .at('matchLabels')
    .entries()
    .map(([key, { scalar }]) => `${key}=${scalar}`);
  return [...labels, ...selector.find('matchExpressions', '*').map(expressionOf)].join(',');
}

function expressionOf(expression: Field): string {
  const key = expression.at('key').scalar;
  const values = expression.find('values', '*').map(({ scalar }) => scalar);
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
