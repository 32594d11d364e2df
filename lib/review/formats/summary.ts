import { counted, grouped, type Show } from '../../text';
import type { ObjectReport, Report } from '../report';
import { causeClause } from './causes';
import { claimsWithStatus, objectsWithData, summarizeData } from './data';
import { groupByEffect, type ObjectsByEffect } from './effects';
import { listNamesByNumber } from './name-lists';
import type { ObjectNames } from './names';
import { describeBatchSize } from './phrases';
import { formatRestartOrder } from './restart-order';

/** The answers to a question that a reviewer has first. */
export interface SummaryLine {
  readonly label: string;
  readonly texts: readonly string[];
}

const MOST_SPELLED_OUT = 3;

/** Names objects in a row. */
type ListObjects = (objects: readonly ObjectReport[]) => string;

/** All of it in one sentence, the gravest first. */
export function headlineOf({ verdict, objects }: Report): string {
  const missing = objects.flatMap(({ notApplied = [] }) => notApplied).length;
  const notApplied =
    missing > 0 ? [counted(missing, 'value of HEAD is not applied', 'values of HEAD are not applied')] : [];
  if (verdict === 'none') return missing > 0 ? `${notApplied.join()}; nothing else changes.` : 'Nothing changes.';
  const of = groupByEffect(objects);
  const parts = [
    of.losingData.length > 0 ? ['data is at risk'] : [],
    of.rejected.length > 0 ? [`the API server rejects ${describeRejectedShare(of)}`] : [],
    of.broken.length > 0 ? ["some pods can't start"] : [],
    notApplied,
    [podsHeadline(of)],
    of.losingData.length > 0 ? [] : [dataHeadline(objects)],
  ].flat();
  const sentence = parts.join('; ');
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`;
}

/** Whether the API server takes it, what happens to pods, and to data. */
export function summarize({ objects }: Report, show: Show, names: ObjectNames): SummaryLine[] {
  const of = groupByEffect(objects);
  const list: ListObjects = (some) => listNamesByNumber(some.map(names.titleOf), show, { of: 'objects' });
  const left = of.leftRunning.length > 0 ? [`${list(of.leftRunning)}: plain apply deletes nothing`] : [];
  return [
    { label: 'API server', texts: [describeApiServer(of, list)] },
    { label: 'Pods', texts: describePods(of, show, list) },
    { label: 'Data', texts: [describeDataRisk(objects, of, show, list)] },
    { label: 'Left over', texts: left },
  ].filter(({ texts }) => texts.length > 0);
}

function podsHeadline({ restarting, replacing, stopping, deletedPods: deletes }: ObjectsByEffect): string {
  if (restarting.length + replacing.length > 0) return 'pods restart';
  return stopping.length + deletes.length > 0 ? 'pods are stopped' : 'no pod restarts';
}

function dataHeadline(objects: readonly ObjectReport[]): string {
  if (objectsWithData(['incompatible'], objects).length > 0) return 'an image of HEAD does not start with the data';
  if (objectsWithData(['unknown'], objects).length > 0) return 'it is unclear whether all data stays mounted';
  if (objectsWithData(['moved'], objects).length > 0) return 'data is mounted at another path';
  if (objectsInDoubt('warning', objects).length > 0) return 'whether data is at risk is unclear';
  return objectsInDoubt('controller', objects).length > 0 ? 'no data is known to be at risk' : 'no data is at risk';
}

function objectsInDoubt(doubt: ObjectReport['dataDoubt'], objects: readonly ObjectReport[]): ObjectReport[] {
  return objects.filter(({ dataDoubt }) => dataDoubt === doubt);
}

function describeRejectedShare({ rejected, applied }: ObjectsByEffect): string {
  return `${grouped(rejected.length)} of ${counted(applied.length, 'object', 'objects')}`;
}

function describeApiServer(of: ObjectsByEffect, list: ListObjects): string {
  return of.rejected.length > 0 ? `rejects ${describeRejectedShare(of)}: ${list(of.rejected)}` : 'accepts everything';
}

function describePods(of: ObjectsByEffect, show: Show, list: ListObjects): string[] {
  const phrases = [
    of.broken.length > 0 ? [`new ones of ${list(of.broken)} can't start`] : [],
    describeRestarts(of, show),
    describeReplacements(of, show, list),
    of.stopping.length > 0 ? [`pods of ${list(of.stopping)} are stopped`] : [],
    of.withOutage.length > 0 ? [`for a time no pod of ${list(of.withOutage)} serves`] : [],
    of.withoutPods.length > 0 ? [`no pod of ${list(of.withoutPods)} is left`] : [],
    countIfAny(of.deletedPods.length, 'is stopped', 'are stopped'),
    countIfAny(of.createdPods.length, 'is created', 'are created'),
  ].flat();
  return phrases.length > 0 ? phrases : ['none restarts'];
}

function describeRestarts({ restarting }: ObjectsByEffect, show: Show): string[] {
  const rollouts = restarting.map(({ rollout }) => rollout);
  const count = (pods: readonly string[]) => counted(pods.length, 'restarts', 'restart');
  return restarting.length > MOST_SPELLED_OUT
    ? [
        `${count(rollouts.flatMap(({ restarts }) => restarts))}, ${describeBatchSize(rollouts)} in each of ${grouped(rollouts.length)} StatefulSets`,
      ]
    : restarting.map(
        (object) =>
          `${count(object.rollout.restarts)}${causeClause(object, show)}: ${formatRestartOrder(object.rollout, show)}`,
      );
}

function describeReplacements({ replacing }: ObjectsByEffect, show: Show, list: ListObjects): string[] {
  if (replacing.length > MOST_SPELLED_OUT) return [`those of ${list(replacing)} are replaced`];
  return replacing.map((object) => `those of ${list([object])} are replaced${causeClause(object, show)}`);
}

function describeDataRisk(
  objects: readonly ObjectReport[],
  { losingData: losing }: ObjectsByEffect,
  show: Show,
  list: ListObjects,
): string {
  const inDoubt = objectsWithData(['incompatible', 'unknown', 'moved'], objects).filter(
    (object) => !losing.includes(object),
  );
  const [only, ...others] = [...losing, ...inDoubt];
  if (only) {
    const start = losing.length > 0 ? 'at risk in' : 'in doubt for';
    const rest = losing.length > 0 && inDoubt.length > 0 ? [`in doubt for ${list(inDoubt)}`] : [];
    const reason = others.length === 0 ? `: ${summarizeData(only, show)}` : '';
    return [`${start} ${list(losing.length > 0 ? losing : inDoubt)}${reason}`, ...rest].join('; ');
  }
  const unclear = objectsInDoubt('warning', objects);
  if (unclear.length > 0) return `unclear for ${list(unclear)}: see the warnings`;
  const custom = objectsInDoubt('controller', objects);
  if (custom.length > 0) return `no risk is known, but not what controllers do with ${list(custom)}`;
  const count = (fate: 'kept' | 'orphaned') => objects.flatMap((object) => claimsWithStatus(fate, object)).length;
  return [
    'safe',
    ...countIfAny(count('kept'), 'claim is kept', 'claims are kept'),
    ...countIfAny(count('orphaned'), 'claim is left behind with its data', 'claims are left behind with their data'),
  ].join('; ');
}

function countIfAny(count: number, one: string, several: string): string[] {
  return count > 0 ? [counted(count, one, several)] : [];
}
