import type { RunbookPart, StatefulSetDiff } from './change';
import { copiedTemplatesOf } from './copy-claims';
import { changedImmutableFields } from './immutable-fields';
import { commandOutput, fileFlag, jsonPathFlag, kubectl as kubectlIn, orFail } from './kubectl';
import { mergePatchOf } from './merge-patch';
import { hasMovedOrdinals } from './move-data';
import { missingLabels } from './relabel-pods';
import { comment, indent, quote, shellVariable } from './shell';

/** The largest partition. It holds every pod, however many an autoscaler adds meanwhile. */
const LARGEST_PARTITION = 2 ** 31 - 1;
const HOLDING_STRATEGY = { type: 'RollingUpdate', rollingUpdate: { partition: LARGEST_PARTITION } };

const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';
const STATEFUL_SETS_PATH = `/apis/apps/v1/namespaces/${shellVariable('namespace')}/statefulsets`;
const STATUS_SECONDS = 60;

/** Whether pods of the live template can run on under the fixed fields of HEAD, on the same claims. */
export function canHoldPods(change: StatefulSetDiff): boolean {
  const { added, removed, renamed } = change.templates;
  const isCountUnknown = change.update.isAutoscaled === true && hasMovedOrdinals(change);
  const others = [...added, ...removed, ...renamed, ...copiedTemplatesOf(change)];
  return !change.isRename && !isCountUnknown && others.length === 0;
}

/**
 * The commands that recreate a StatefulSet with the live pod template and the fixed fields of HEAD, and hold its pods.
 * The apply of HEAD is an ordinary update then: the new object's last-applied annotation is the old one's, with the
 * partition, which that update therefore removes.
 *
 * A partition alone does not hold: a StatefulSet that is created with another template than its pods have knows no
 * other revision, and a pod that fails comes back with it.
 */
export function recreateWithHeldPods(change: StatefulSetDiff, situations: readonly RunbookPart[]): string[] {
  const { before, update: source } = change;
  const copy = copyFileOf(before.name, source.namespace);
  return [
    ...defineRevisionCheck(change),
    ...readLiveReplicas(change, copy),
    ...situations.flatMap((situation) => situation.beforeDeletion ?? []),
    comment('Does the StatefulSet have the fixed fields of HEAD? If not, recreate it.'),
    `fields=${quote(JSON.stringify({ spec: immutableFieldsPatch(change) }))}`,
    `if ! { ${testRecreation(change)}; } >/dev/null 2>&1; then`,
    ...indent([
      ...saveLiveObject(change, copy),
      ...buildHoldingObject(change, copy),
      change.kubectl('delete', `statefulset/${before.name}`, '--cascade=orphan', '--ignore-not-found'),
      ...situations.flatMap((situation) => situation.whileDeleted ?? []),
      comment('Without --raw, kubectl would change the last-applied annotation.'),
      `namespace=$(${readCopy(copy, '.metadata.namespace')})`,
      `printf '%s\\n' "$held" | ${kubectlIn(null, 'create', '--raw', STATEFUL_SETS_PATH, '-f', '-')} >/dev/null`,
    ]),
    'fi',
    ...checkHeldPods(change),
    `rm -f ${copy}`,
  ];
}

/** A file in the current folder, whatever the names are. */
function copyFileOf(...names: readonly (string | null)[]): string {
  const safe = names.filter((name) => name !== null).map((name) => String(name).replace(/[^A-Za-z0-9-]/g, '_'));
  return `live-statefulset-${safe.reverse().join('-')}.json`;
}

/** A shell function that stops unless all pods have the revision of the StatefulSet's template. */
function defineRevisionCheck({ before, kubectl }: StatefulSetDiff): string[] {
  const get = (path: string) => kubectl('get', `statefulset/${before.name}`, ...jsonPathFlag(path));
  const pod = `pod/${before.name}-${shellVariable('ordinal')}`;
  const hash = kubectl('get', pod, '--ignore-not-found', ...jsonPathFlag('.metadata.labels.controller-revision-hash'));
  const observed = `--for=jsonpath={.status.observedGeneration}=${shellVariable('generation')}`;
  return [
    comment('Stops unless every pod has the revision that the StatefulSet would give to a new one.'),
    'check_revisions() {',
    ...indent([
      `generation=$(${get('.metadata.generation')})`,
      `${kubectl('wait', `statefulset/${before.name}`, observed, `--timeout=${STATUS_SECONDS}s`)}`,
      `revision=$(${get('.status.updateRevision')})`,
      `ordinal=$(${get('.spec.ordinals.start')})`,
      // biome-ignore lint/suspicious/noTemplateCurlyInString: of the shell
      'ordinal=${ordinal:-0}',
      `end=$((ordinal + $(${get('.spec.replicas')})))`,
      'while test "$ordinal" -lt "$end"; do',
      ...indent([
        `hash=$(${hash})`,
        `test -z "$hash" || test "$hash" = "$revision" ${orFail(`${before.name}-${shellVariable('ordinal')} has another revision than StatefulSet ${before.name}. Finish or undo the rollout, then run this again`)}`,
        'ordinal=$((ordinal + 1))',
      ]),
      'done',
    ]),
    '}',
  ];
}

/** How many pods there are, if HEAD leaves that to an autoscaler. */
function readLiveReplicas({ before, update: source, kubectl }: StatefulSetDiff, copy: string): string[] {
  if (source.isAutoscaled !== true) return [];
  const live = kubectl('get', `statefulset/${before.name}`, '--ignore-not-found', ...jsonPathFlag('.spec.replicas'));
  return [`replicas=$(${live})`, `test -n "$replicas" || replicas=$(${readCopy(copy, '.spec.replicas')})`];
}

function testRecreation(change: StatefulSetDiff): string {
  const { before, after, kubectl } = change;
  const statefulSet = `statefulset/${before.name}`;
  const isAccepted = kubectl('patch', statefulSet, '--dry-run=server', '--type=merge', '-p', shellVariable('fields'));
  if (!hasMovedOrdinals(change)) return isAccepted;
  const start = commandOutput(kubectl('get', statefulSet, ...jsonPathFlag('.spec.ordinals.start')));
  const wanted = after.spec.at('ordinals', 'start').scalar;
  return `${isAccepted} && test ${start} = ${quote(wanted)}`;
}

/** Keeps the live object, for a second run after a stop between its deletion and its creation. */
function saveLiveObject({ before, kubectl }: StatefulSetDiff, copy: string): string[] {
  const statefulSet = `statefulset/${before.name}`;
  const get = (path: string) => kubectl('get', statefulSet, '--ignore-not-found', ...jsonPathFlag(path));
  return [
    comment(`Keep a copy of the live object: if this stops after the deletion, the next run needs it.`),
    `deleted=$(${get('.metadata.deletionTimestamp')})`,
    `test -z "$deleted" || ${kubectl('wait', statefulSet, '--for=delete', `--timeout=${STATUS_SECONDS}s`)}`,
    `live=$(${get('.metadata.uid')})`,
    'if test -n "$live"; then',
    ...indent(['check_revisions', `${kubectl('get', statefulSet, '-o', 'json')} >${copy}`]),
    'fi',
    `test -s ${copy} ${orFail(`There is neither ${statefulSet} nor its copy, ${copy}`)}`,
  ];
}

/** Builds the object that holds the pods, and asks the API server whether it accepts it. */
function buildHoldingObject(change: StatefulSetDiff, copy: string): string[] {
  const { before, update: source, kubectl } = change;
  const unapplied = JSON.stringify({ apiVersion: 'apps/v1', kind: 'StatefulSet', metadata: { name: before.name } });
  const applied = { ...(source.isAutoscaled && { replicas: null }), updateStrategy: HOLDING_STRATEGY };
  const unnamed = { metadata: { name: null, generateName: 'dry-run-' } };
  const annotated = ['annotate', '--local', '-f', '-', '--overwrite', `${LAST_APPLIED}=${shellVariable('last')}`];
  return [
    comment('The same object with the fixed fields of HEAD and a partition that holds all pods.'),
    `last=$(${readCopy(copy, `.metadata.annotations.${LAST_APPLIED.replaceAll('.', String.raw`\.`)}`)})`,
    `test -n "$last" || last=${quote(unapplied)}`,
    `last=$(printf '%s\\n' "$last" | ${patchLocally('-', { spec: applied })})`,
    `held=$(${patchLocally(copy, shellVariable('fields'))} | ${patchLocally('-', holdingPatch(change))} | ${kubectlIn(null, ...annotated, '-o', 'json')})`,
    `printf '%s\\n' "$held" | ${patchLocally('-', unnamed)} | ${kubectl('create', '--dry-run=server', '-f', '-')}`,
  ];
}

function holdingPatch(change: StatefulSetDiff): object {
  const { ordinals, replicas } = { ...change.after.spec.map };
  const labels = missingLabels(change);
  return {
    metadata: { uid: null, resourceVersion: null },
    spec: {
      updateStrategy: HOLDING_STRATEGY,
      ...(hasMovedOrdinals(change) && { ordinals: ordinals ?? null, replicas }),
      ...(labels && { template: { metadata: { labels } } }),
    },
    status: null,
  };
}

function immutableFieldsPatch(change: StatefulSetDiff): unknown {
  const { before, after } = change;
  const fields = changedImmutableFields(change);
  const [old, now] = [before, after].map(({ spec }) =>
    Object.fromEntries(fields.map((field) => [field, spec.at(field).raw])),
  );
  return mergePatchOf(old, now);
}

/** Where the pods got other labels, the new StatefulSet has another revision than they, and nothing to compare. */
function checkHeldPods(change: StatefulSetDiff): string[] {
  const { before, kubectl } = change;
  if (missingLabels(change) !== undefined) return [];
  const partition = kubectl(
    'get',
    `statefulset/${before.name}`,
    ...jsonPathFlag('.spec.updateStrategy.rollingUpdate.partition'),
  );
  return [
    comment('While the pods are held: would the StatefulSet create them as they are?'),
    `partition=$(${partition})`,
    `test "$partition" != ${LARGEST_PARTITION} || check_revisions`,
  ];
}

function readCopy(copy: string, path: string): string {
  return kubectlIn(null, 'patch', '--local', ...fileFlag(copy), '--type=merge', '-p', '{}', ...jsonPathFlag(path));
}

/** Changes an object without the API server. */
function patchLocally(file: string, patch: object | string): string {
  const text = typeof patch === 'string' ? patch : JSON.stringify(patch);
  return kubectlIn(null, 'patch', '--local', '-f', file, '--type=merge', '-p', text, '-o', 'json');
}
