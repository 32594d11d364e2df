import type { Change, Situation } from './change';
import { copiedPairs } from './copied-templates';
import { changedFixedFields } from './fixed-fields';
import { fieldAt, fileNamed, kubectl as kubectlIn, orStop, outputOf } from './kubectl';
import { mergePatchOf } from './merge-patch';
import { movesOrdinals } from './moved-data';
import { labelsForSelector } from './relabelled-pods';
import { comment, indented, variable, word } from './shell';

/** The largest partition. It holds every pod, however many an autoscaler adds meanwhile. */
const HOLDS_ALL = 2 ** 31 - 1;
const HELD_STRATEGY = { type: 'RollingUpdate', rollingUpdate: { partition: HOLDS_ALL } };

const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';
const COLLECTION = `/apis/apps/v1/namespaces/${variable('namespace')}/statefulsets`;
const STATUS_SECONDS = 60;

/** Whether pods of the live template can run on under the fixed fields of HEAD, on the same claims. */
export function canHold(change: Change): boolean {
  const { added, removed, renamed } = change.templates;
  const isCountUnknown = change.source.replicasLeftOut === true && movesOrdinals(change);
  const others = [...added, ...removed, ...renamed, ...copiedPairs(change)];
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
export function heldRecreation(change: Change, situations: readonly Situation[]): string[] {
  const { before, source } = change;
  const copy = copyOf(before.name, source.namespace);
  return [
    ...definitionOfCheck(change),
    ...liveCount(change, copy),
    ...situations.flatMap((situation) => situation.beforeDeletion ?? []),
    comment('Does the StatefulSet have the fixed fields of HEAD? If not, recreate it.'),
    `fields=${word(JSON.stringify({ spec: fixedFieldsPatch(change) }))}`,
    `if ! { ${isRecreated(change)}; } >/dev/null 2>&1; then`,
    ...indented([
      ...copied(change, copy),
      ...held(change, copy),
      change.kubectl('delete', `statefulset/${before.name}`, '--cascade=orphan', '--ignore-not-found'),
      ...situations.flatMap((situation) => situation.whileDeleted ?? []),
      comment('Without --raw, kubectl would change the last-applied annotation.'),
      `namespace=$(${ofCopy(copy, '.metadata.namespace')})`,
      `printf '%s\\n' "$held" | ${kubectlIn(null, 'create', '--raw', COLLECTION, '-f', '-')} >/dev/null`,
    ]),
    'fi',
    ...checkedAfterwards(change),
    `rm -f ${copy}`,
  ];
}

/** A file in the current folder, whatever the names are. */
function copyOf(...names: readonly (string | null)[]): string {
  const safe = names.filter((name) => name !== null).map((name) => String(name).replace(/[^A-Za-z0-9-]/g, '_'));
  return `live-statefulset-${safe.reverse().join('-')}.json`;
}

/** A shell function that stops unless all pods have the revision of the StatefulSet's template. */
function definitionOfCheck({ before, kubectl }: Change): string[] {
  const get = (path: string) => kubectl('get', `statefulset/${before.name}`, ...fieldAt(path));
  const pod = `pod/${before.name}-${variable('ordinal')}`;
  const hash = kubectl('get', pod, '--ignore-not-found', ...fieldAt('.metadata.labels.controller-revision-hash'));
  const observed = `--for=jsonpath={.status.observedGeneration}=${variable('generation')}`;
  return [
    comment('Stops unless every pod has the revision that the StatefulSet would give to a new one.'),
    'check_revisions() {',
    ...indented([
      `generation=$(${get('.metadata.generation')})`,
      `${kubectl('wait', `statefulset/${before.name}`, observed, `--timeout=${STATUS_SECONDS}s`)}`,
      `revision=$(${get('.status.updateRevision')})`,
      `ordinal=$(${get('.spec.ordinals.start')})`,
      // biome-ignore lint/suspicious/noTemplateCurlyInString: of the shell
      'ordinal=${ordinal:-0}',
      `end=$((ordinal + $(${get('.spec.replicas')})))`,
      'while test "$ordinal" -lt "$end"; do',
      ...indented([
        `hash=$(${hash})`,
        `test -z "$hash" || test "$hash" = "$revision" ${orStop(`${before.name}-${variable('ordinal')} has another revision than StatefulSet ${before.name}. Finish or undo the rollout, then run this again`)}`,
        'ordinal=$((ordinal + 1))',
      ]),
      'done',
    ]),
    '}',
  ];
}

/** How many pods there are, if HEAD leaves that to an autoscaler. */
function liveCount({ before, source, kubectl }: Change, copy: string): string[] {
  if (source.replicasLeftOut !== true) return [];
  const live = kubectl('get', `statefulset/${before.name}`, '--ignore-not-found', ...fieldAt('.spec.replicas'));
  return [`replicas=$(${live})`, `test -n "$replicas" || replicas=$(${ofCopy(copy, '.spec.replicas')})`];
}

function isRecreated(change: Change): string {
  const { before, after, kubectl } = change;
  const statefulSet = `statefulset/${before.name}`;
  const isAccepted = kubectl('patch', statefulSet, '--dry-run=server', '--type=merge', '-p', variable('fields'));
  if (!movesOrdinals(change)) return isAccepted;
  const start = outputOf(kubectl('get', statefulSet, ...fieldAt('.spec.ordinals.start')));
  const wanted = after.spec.at('ordinals', 'start').scalar;
  return `${isAccepted} && test ${start} = ${word(wanted)}`;
}

/** Keeps the live object, for a second run after a stop between its deletion and its creation. */
function copied({ before, kubectl }: Change, copy: string): string[] {
  const statefulSet = `statefulset/${before.name}`;
  const get = (path: string) => kubectl('get', statefulSet, '--ignore-not-found', ...fieldAt(path));
  return [
    comment(`Keep a copy of the live object: if this stops after the deletion, the next run needs it.`),
    `deleted=$(${get('.metadata.deletionTimestamp')})`,
    `test -z "$deleted" || ${kubectl('wait', statefulSet, '--for=delete', `--timeout=${STATUS_SECONDS}s`)}`,
    `live=$(${get('.metadata.uid')})`,
    'if test -n "$live"; then',
    ...indented(['check_revisions', `${kubectl('get', statefulSet, '-o', 'json')} >${copy}`]),
    'fi',
    `test -s ${copy} ${orStop(`There is neither ${statefulSet} nor its copy, ${copy}`)}`,
  ];
}

/** Builds the object that holds the pods, and asks the API server whether it accepts it. */
function held(change: Change, copy: string): string[] {
  const { before, source, kubectl } = change;
  const unapplied = JSON.stringify({ apiVersion: 'apps/v1', kind: 'StatefulSet', metadata: { name: before.name } });
  const applied = { ...(source.replicasLeftOut && { replicas: null }), updateStrategy: HELD_STRATEGY };
  const unnamed = { metadata: { name: null, generateName: 'dry-run-' } };
  const annotated = ['annotate', '--local', '-f', '-', '--overwrite', `${LAST_APPLIED}=${variable('last')}`];
  return [
    comment('The same object with the fixed fields of HEAD and a partition that holds all pods.'),
    `last=$(${ofCopy(copy, `.metadata.annotations.${LAST_APPLIED.replaceAll('.', String.raw`\.`)}`)})`,
    `test -n "$last" || last=${word(unapplied)}`,
    `last=$(printf '%s\\n' "$last" | ${locally('-', { spec: applied })})`,
    `held=$(${locally(copy, variable('fields'))} | ${locally('-', heldPatch(change))} | ${kubectlIn(null, ...annotated, '-o', 'json')})`,
    `printf '%s\\n' "$held" | ${locally('-', unnamed)} | ${kubectl('create', '--dry-run=server', '-f', '-')}`,
  ];
}

function heldPatch(change: Change): object {
  const { ordinals, replicas } = { ...change.after.spec.map };
  const labels = labelsForSelector(change);
  return {
    metadata: { uid: null, resourceVersion: null },
    spec: {
      updateStrategy: HELD_STRATEGY,
      ...(movesOrdinals(change) && { ordinals: ordinals ?? null, replicas }),
      ...(labels && { template: { metadata: { labels } } }),
    },
    status: null,
  };
}

function fixedFieldsPatch(change: Change): unknown {
  const { before, after } = change;
  const fields = changedFixedFields(change);
  const [old, now] = [before, after].map(({ spec }) =>
    Object.fromEntries(fields.map((field) => [field, spec.at(field).raw])),
  );
  return mergePatchOf(old, now);
}

/** Where the pods got other labels, the new StatefulSet has another revision than they, and nothing to compare. */
function checkedAfterwards(change: Change): string[] {
  const { before, kubectl } = change;
  if (labelsForSelector(change) !== undefined) return [];
  const partition = kubectl(
    'get',
    `statefulset/${before.name}`,
    ...fieldAt('.spec.updateStrategy.rollingUpdate.partition'),
  );
  return [
    comment('While the pods are held: would the StatefulSet create them as they are?'),
    `partition=$(${partition})`,
    `test "$partition" != ${HOLDS_ALL} || check_revisions`,
  ];
}

function ofCopy(copy: string, path: string): string {
  return kubectlIn(null, 'patch', '--local', ...fileNamed(copy), '--type=merge', '-p', '{}', ...fieldAt(path));
}

/** Changes an object without the API server. */
function locally(file: string, patch: object | string): string {
  const text = typeof patch === 'string' ? patch : JSON.stringify(patch);
  return kubectlIn(null, 'patch', '--local', '-f', file, '--type=merge', '-p', text, '-o', 'json');
}
