import { LAST_APPLIED_ANNOTATION } from '../../kubernetes';
import { templatesOfCopiedClaims } from './copy-claims';
import { changedImmutableFields } from './immutable-fields';
import { commandOutput, jsonPathFlag, kubectl as kubectlIn } from './kubectl';
import { liveCopyFileOf, patchLocally, readCopy, saveLiveObject } from './live-copy';
import { mergePatchOf } from './merge-patch';
import { hasMovedOrdinals } from './move-data';
import { missingSelectorLabels } from './relabel-pods';
import { checkHeldPods, defineRevisionCheck, LARGEST_PARTITION } from './revision-check';
import type { RunbookPart } from './runbook-part';
import { comment, indent, quote, shellVariable } from './shell';
import type { StatefulSetDiff } from './stateful-set-diff';

const HOLDING_STRATEGY = { type: 'RollingUpdate', rollingUpdate: { partition: LARGEST_PARTITION } };

const STATEFUL_SETS_PATH = `/apis/apps/v1/namespaces/${shellVariable('namespace')}/statefulsets`;

/**
 * Whether the runbook can hold the pods, which means that they keep the live pod template until HEAD is applied. The pods
 * of the live template must run on the same claims under the immutable fields of HEAD.
 */
export function canHoldPods(diff: StatefulSetDiff): boolean {
  const { added, removed, renamed } = diff.templates;
  const isCountUnknown = diff.update.isAutoscaled === true && hasMovedOrdinals(diff);
  const changedTemplates = [...added, ...removed, ...renamed, ...templatesOfCopiedClaims(diff)];
  return !diff.isRename && !isCountUnknown && changedTemplates.length === 0;
}

/**
 * The commands that recreate a StatefulSet with the live pod template and the immutable fields of HEAD, and hold its
 * pods. The apply of HEAD is then an ordinary update. It removes the partition, because the last-applied annotation of
 * the new object is the old one with the partition.
 *
 * A partition alone does not hold pods: a StatefulSet that is created with the template of HEAD has no other revision,
 * and a pod that fails would come back with it.
 */
export function recreateWithHeldPods(diff: StatefulSetDiff, parts: readonly RunbookPart[]): string[] {
  const { before, kubectl } = diff;
  const copyFile = liveCopyFileOf(diff);
  return [
    ...defineRevisionCheck(diff),
    ...readLiveReplicas(diff, copyFile),
    ...parts.flatMap((part) => part.beforeDeletion ?? []),
    comment('Does the StatefulSet have the fixed fields of HEAD? If not, recreate it.'),
    `fields=${quote(JSON.stringify({ spec: immutableFieldsPatch(diff) }))}`,
    `if ! { ${testRecreation(diff)}; } >/dev/null 2>&1; then`,
    ...indent([
      ...saveLiveObject(diff, copyFile),
      ...buildHoldingObject(diff, copyFile),
      kubectl('delete', `statefulset/${before.name}`, '--cascade=orphan', '--ignore-not-found'),
      ...parts.flatMap((part) => part.whileDeleted ?? []),
      comment('Without --raw, kubectl would change the last-applied annotation.'),
      `namespace=$(${readCopy(copyFile, '.metadata.namespace')})`,
      `printf '%s\\n' "$held" | ${kubectlIn(null, 'create', '--raw', STATEFUL_SETS_PATH, '-f', '-')} >/dev/null`,
    ]),
    'fi',
    ...checkHeldPods(diff),
    `rm -f ${copyFile}`,
  ];
}

/** Sets the shell variable `replicas` to the live count, if an autoscaler decides it. */
function readLiveReplicas({ before, update, kubectl }: StatefulSetDiff, copyFile: string): string[] {
  if (update.isAutoscaled !== true) return [];
  const live = kubectl('get', `statefulset/${before.name}`, '--ignore-not-found', ...jsonPathFlag('.spec.replicas'));
  return [`replicas=$(${live})`, `test -n "$replicas" || replicas=$(${readCopy(copyFile, '.spec.replicas')})`];
}

/** The command that succeeds if the StatefulSet already has the immutable fields of HEAD. */
function testRecreation(diff: StatefulSetDiff): string {
  const { before, after, kubectl } = diff;
  const statefulSet = `statefulset/${before.name}`;
  const isAccepted = kubectl('patch', statefulSet, '--dry-run=server', '--type=merge', '-p', shellVariable('fields'));
  if (!hasMovedOrdinals(diff)) return isAccepted;
  const start = commandOutput(kubectl('get', statefulSet, ...jsonPathFlag('.spec.ordinals.start')));
  const wanted = after.spec.at('ordinals', 'start').scalar;
  return `${isAccepted} && test ${start} = ${quote(wanted)}`;
}

/**
 * Sets the shell variable `held` to a StatefulSet that holds the pods, which the runbook creates later. It is the copy of
 * the live object with the patch in the shell variable `fields`. Stops if the API server rejects it in a dry run.
 */
function buildHoldingObject(diff: StatefulSetDiff, copyFile: string): string[] {
  const { before, update, kubectl } = diff;
  const lastAppliedPath = `.metadata.annotations.${LAST_APPLIED_ANNOTATION.replaceAll('.', String.raw`\.`)}`;
  const neverApplied = { apiVersion: 'apps/v1', kind: 'StatefulSet', metadata: { name: before.name } };
  const appliedSpec = { ...(update.isAutoscaled && { replicas: null }), updateStrategy: HOLDING_STRATEGY };
  const annotation = `${LAST_APPLIED_ANNOTATION}=${shellVariable('last')}`;
  const annotate = kubectlIn(null, 'annotate', '--local', '-f', '-', '--overwrite', annotation, '-o', 'json');
  const withImmutableFields = patchLocally(copyFile, shellVariable('fields'));
  const withOtherName = patchLocally('-', { metadata: { name: null, generateName: 'dry-run-' } });
  return [
    comment('The same object with the fixed fields of HEAD and a partition that holds all pods.'),
    `last=$(${readCopy(copyFile, lastAppliedPath)})`,
    `test -n "$last" || last=${quote(JSON.stringify(neverApplied))}`,
    `last=$(printf '%s\\n' "$last" | ${patchLocally('-', { spec: appliedSpec })})`,
    `held=$(${withImmutableFields} | ${patchLocally('-', holdingPatch(diff))} | ${annotate})`,
    `printf '%s\\n' "$held" | ${withOtherName} | ${kubectl('create', '--dry-run=server', '-f', '-')}`,
  ];
}

function holdingPatch(diff: StatefulSetDiff): object {
  const { ordinals, replicas } = { ...diff.after.spec.map };
  const labels = missingSelectorLabels(diff);
  return {
    metadata: { uid: null, resourceVersion: null },
    spec: {
      updateStrategy: HOLDING_STRATEGY,
      ...(hasMovedOrdinals(diff) && { ordinals: ordinals ?? null, replicas }),
      ...(labels && { template: { metadata: { labels } } }),
    },
    status: null,
  };
}

function immutableFieldsPatch(diff: StatefulSetDiff): unknown {
  const fields = changedImmutableFields(diff);
  const valuesOf = ({ spec }: StatefulSetDiff['before']) =>
    Object.fromEntries(fields.map((field) => [field, spec.at(field).raw]));
  return mergePatchOf(valuesOf(diff.before), valuesOf(diff.after));
}
