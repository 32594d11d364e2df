import { formatCount, formatInteger, type TextFormat } from '../../text';
import type { ObjectReport, Report } from '../report';
import { causeClause } from './causes';
import { claimsWithStatus, objectsWithData, objectsWithDataDoubt, summarizeData } from './data';
import { groupByEffect, type ObjectsByEffect } from './effects';
import { describeRejectedShare } from './headline';
import { listNamesByNumber } from './name-lists';
import type { ObjectNames } from './names';
import { describeBatchSize } from './phrases';
import { formatRestartOrder } from './restart-order';

/** The answer to one of a reviewer's first questions, in one or several sentences. */
export interface SummaryLine {
  readonly label: string;
  readonly texts: readonly string[];
}

/** The input of all parts of a summary. */
interface SummaryContext {
  readonly objects: readonly ObjectReport[];
  readonly effects: ObjectsByEffect;
  readonly show: TextFormat;
  /** Lists the titles of objects. */
  readonly list: (objects: readonly ObjectReport[]) => string;
}

/** More objects are summarized together. */
const MOST_OBJECTS_APART = 3;

/** Says whether the API server accepts the manifests, and what happens to pods and data. */
export function summarize({ objects }: Report, show: TextFormat, names: ObjectNames): SummaryLine[] {
  const effects = groupByEffect(objects);
  const list = (some: readonly ObjectReport[]) => listNamesByNumber(some.map(names.titleOf), show, { of: 'objects' });
  const context = { objects, effects, show, list };
  return [
    { label: 'API server', texts: [describeApiServer(context)] },
    { label: 'Pods', texts: describePods(context) },
    { label: 'Data', texts: [describeDataRisk(context)] },
    { label: 'Left over', texts: describeLeftovers(context) },
  ].filter(({ texts }) => texts.length > 0);
}

function describeApiServer({ effects, list }: SummaryContext): string {
  const { rejected } = effects;
  return rejected.length > 0 ? `rejects ${describeRejectedShare(effects)}: ${list(rejected)}` : 'accepts everything';
}

function describePods(context: SummaryContext): string[] {
  const { effects, list } = context;
  const { broken, stopping, withOutage, withoutPods, deletedPods, createdPods } = effects;
  const phrases = [
    ...(broken.length > 0 ? [`new pods of ${list(broken)} can't start`] : []),
    ...describeRestarts(context),
    ...describeReplacements(context),
    ...(stopping.length > 0 ? [`pods of ${list(stopping)} are stopped`] : []),
    ...(withOutage.length > 0 ? [`for a time no pod of ${list(withOutage)} serves`] : []),
    ...(withoutPods.length > 0 ? [`no pod of ${list(withoutPods)} is left`] : []),
    ...countIfAny(deletedPods, 'is stopped', 'are stopped'),
    ...countIfAny(createdPods, 'is created', 'are created'),
  ];
  return phrases.length > 0 ? phrases : ['none restarts'];
}

function describeRestarts({ effects: { restarting }, show }: SummaryContext): string[] {
  const count = (pods: readonly string[]) => formatCount(pods.length, 'restarts', 'restart');
  if (restarting.length > MOST_OBJECTS_APART) {
    const rollouts = restarting.map(({ rollout }) => rollout);
    const pods = rollouts.flatMap(({ restarts }) => restarts);
    return [`${count(pods)}, ${describeBatchSize(rollouts)} in each of ${formatInteger(rollouts.length)} StatefulSets`];
  }
  return restarting.map((object) => {
    const { rollout } = object;
    return `${count(rollout.restarts)}${causeClause(object, show)}: ${formatRestartOrder(rollout, show)}`;
  });
}

function describeReplacements({ effects: { replacing }, show, list }: SummaryContext): string[] {
  if (replacing.length > MOST_OBJECTS_APART) return [`pods of ${list(replacing)} are replaced`];
  return replacing.map((object) => `pods of ${list([object])} are replaced${causeClause(object, show)}`);
}

function describeDataRisk(context: SummaryContext): string {
  const { objects, effects, list } = context;
  const { losingData } = effects;
  const inDoubt = objectsWithData(['incompatible', 'unknown', 'moved'], objects);
  const onlyInDoubt = inDoubt.filter((object) => !losingData.includes(object));
  if (losingData.length + onlyInDoubt.length > 0) return describeRiskAndDoubt(losingData, onlyInDoubt, context);
  const unclear = objectsWithDataDoubt('warning', objects);
  if (unclear.length > 0) return `unclear for ${list(unclear)}: see the warnings`;
  const custom = objectsWithDataDoubt('controller', objects);
  if (custom.length > 0) return `no known risk, but controllers may change the data of ${list(custom)}`;
  const kept = objects.flatMap((object) => claimsWithStatus('kept', object));
  const orphaned = objects.flatMap((object) => claimsWithStatus('orphaned', object));
  return [
    'safe',
    ...countIfAny(kept, 'claim is kept', 'claims are kept'),
    ...countIfAny(orphaned, 'claim is left behind with its data', 'claims are left behind with their data'),
  ].join('; ');
}

/** Says which objects lose data and for which it is in doubt. If it is one object, says why. */
function describeRiskAndDoubt(
  losingData: readonly ObjectReport[],
  inDoubt: readonly ObjectReport[],
  { show, list }: SummaryContext,
): string {
  const sentences = [
    ...(losingData.length > 0 ? [`at risk in ${list(losingData)}`] : []),
    ...(inDoubt.length > 0 ? [`in doubt for ${list(inDoubt)}`] : []),
  ].join('; ');
  const all = [...losingData, ...inDoubt];
  const reasons = all.length === 1 ? all.map((object) => `: ${summarizeData(object, show)}`) : [];
  return sentences + reasons.join('');
}

function describeLeftovers({ effects: { leftRunning }, list }: SummaryContext): string[] {
  return leftRunning.length > 0 ? [`${list(leftRunning)}: plain apply deletes nothing`] : [];
}

function countIfAny(names: readonly string[], one: string, several: string): string[] {
  return names.length > 0 ? [formatCount(names.length, one, several)] : [];
}
