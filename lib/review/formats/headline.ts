import { formatCount, formatInteger } from '../../text';
import type { ObjectReport, Report } from '../report';
import { objectsWithData, objectsWithDataDoubt } from './data';
import { groupByEffect, type ObjectsByEffect } from './effects';

/** The whole report in one sentence, the gravest part first. */
export function headlineOf(report: Report): string {
  const parts = report.verdict === 'none' ? nothingChanges(report) : headlineParts(report);
  const sentence = parts.join('; ');
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`;
}

function nothingChanges({ objects }: Report): string[] {
  const notApplied = notAppliedParts(objects);
  return notApplied.length > 0 ? [...notApplied, 'nothing else changes'] : ['nothing changes'];
}

function headlineParts({ objects }: Report): string[] {
  const effects = groupByEffect(objects);
  const isLosingData = effects.losingData.length > 0;
  return [
    ...(isLosingData ? ['data is at risk'] : []),
    ...(effects.rejected.length > 0 ? [`the API server rejects ${describeRejectedShare(effects)}`] : []),
    ...(effects.broken.length > 0 ? ["some pods can't start"] : []),
    ...notAppliedParts(objects),
    podsPart(effects),
    ...(isLosingData ? [] : [dataPart(objects)]),
  ];
}

/** How many of the applied objects the API server rejects: `1 of 7 objects`. */
export function describeRejectedShare({ rejected, applied }: ObjectsByEffect): string {
  return `${formatInteger(rejected.length)} of ${formatCount(applied.length, 'object', 'objects')}`;
}

function notAppliedParts(objects: readonly ObjectReport[]): string[] {
  const count = objects.flatMap(({ notApplied = [] }) => notApplied).length;
  return count > 0 ? [formatCount(count, 'value of HEAD is not applied', 'values of HEAD are not applied')] : [];
}

function podsPart({ restarting, replacing, stopping, deletedPods }: ObjectsByEffect): string {
  if (restarting.length + replacing.length > 0) return 'pods restart';
  return stopping.length + deletedPods.length > 0 ? 'pods are stopped' : 'no pod restarts';
}

function dataPart(objects: readonly ObjectReport[]): string {
  if (objectsWithData(['incompatible'], objects).length > 0) return 'an image of HEAD does not start with the data';
  if (objectsWithData(['unknown'], objects).length > 0) return 'it is unclear whether all data stays mounted';
  if (objectsWithData(['moved'], objects).length > 0) return 'data is mounted at another path';
  if (objectsWithDataDoubt('warning', objects).length > 0) return 'it is unclear whether data is at risk';
  return objectsWithDataDoubt('controller', objects).length > 0
    ? 'no data is known to be at risk'
    : 'no data is at risk';
}
