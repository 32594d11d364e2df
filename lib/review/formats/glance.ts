import { counted, grouped, type Show } from '../../text';
import type { ObjectReport, Report } from '../report';
import { claimsThatAre, dataOf, withData } from './data';
import { listed } from './listed';
import { type Sorted, sorted } from './sorted';
import { atATime, called } from './words';

/** The answers to a question that a reviewer has first. */
export interface Answer {
  readonly label: string;
  readonly texts: readonly string[];
}

const MOST_ROLLOUTS_SPELLED_OUT = 3;

/** All of it in one sentence, the gravest first. */
export function headline({ verdict, objects }: Report): string {
  const missing = objects.flatMap(({ notApplied = [] }) => notApplied).length;
  const notApplied =
    missing > 0 ? [counted(missing, 'value of HEAD is not applied', 'values of HEAD are not applied')] : [];
  if (verdict === 'none') return missing > 0 ? `${notApplied.join()}; nothing else changes.` : 'Nothing changes.';
  const of = sorted(objects);
  const parts = [
    of.losing.length > 0 ? ['data is at risk'] : [],
    of.rejected.length > 0 ? [`the API server rejects ${share(of)}`] : [],
    of.broken.length > 0 ? ["some pods can't start"] : [],
    notApplied,
    [ofPods(of)],
    of.losing.length > 0 ? [] : [ofData(objects)],
  ].flat();
  const sentence = parts.join('; ');
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`;
}

/** Whether the API server takes it, what happens to pods, and to data. */
export function glanceAt({ objects }: Report, show: Show): Answer[] {
  const of = sorted(objects);
  const left = of.leftRunning.length > 0 ? [`${names(of.leftRunning, show)}: plain apply deletes nothing`] : [];
  return [
    { label: 'API server', texts: [apiServer(of, show)] },
    { label: 'Pods', texts: pods(of, show) },
    { label: 'Data', texts: [data(objects, of, show)] },
    { label: 'Left over', texts: left },
  ].filter(({ texts }) => texts.length > 0);
}

function ofPods({ rollouts, replacing, deletes }: Sorted): string {
  if (rollouts.length + replacing.length > 0) return 'pods restart';
  return deletes.length > 0 ? 'pods are stopped' : 'no pod restarts';
}

function ofData(objects: readonly ObjectReport[]): string {
  if (withData(['incompatible'], objects).length > 0) return "the new version of an image doesn't open the data";
  if (withData(['unknown'], objects).length > 0) return 'it is unclear whether all data stays mounted';
  return withData(['moved'], objects).length > 0 ? 'data is mounted at another path' : 'no data is at risk';
}

function share({ rejected, applied }: Sorted): string {
  return `${grouped(rejected.length)} of ${counted(applied.length, 'object', 'objects')}`;
}

function apiServer(of: Sorted, show: Show): string {
  return of.rejected.length > 0 ? `rejects ${share(of)}: ${names(of.rejected, show)}` : 'takes everything';
}

function pods(of: Sorted, show: Show): string[] {
  const phrases = [
    of.broken.length > 0 ? [`new ones of ${names(of.broken, show)} can't start`] : [],
    restarts(of, show),
    of.replacing.length > 0 ? [`those of ${names(of.replacing, show)} are replaced or stopped`] : [],
    of.out.length > 0 ? [`for a time none of ${names(of.out, show)} serves`] : [],
    said(of.deletes.length, 'is stopped', 'are stopped'),
    said(of.creates.length, 'is created', 'are created'),
  ].flat();
  return phrases.length > 0 ? phrases : ['none restarts'];
}

function restarts({ rollouts }: Sorted, show: Show): string[] {
  const rows = rollouts.map(({ restarts }) => restarts);
  const count = (pods: readonly string[]) => counted(pods.length, 'restarts', 'restart');
  return rows.length > MOST_ROLLOUTS_SPELLED_OUT
    ? [`${count(rows.flat())}, ${atATime(rollouts)} in each of ${grouped(rows.length)} StatefulSets`]
    : rows.map((pods) => `${count(pods)}: ${listed(pods, show, { of: 'pods', between: ' → ' })}`);
}

function data(objects: readonly ObjectReport[], { losing }: Sorted, show: Show): string {
  const inDoubt = withData(['incompatible', 'unknown', 'moved'], objects).filter((object) => !losing.includes(object));
  const [only, ...others] = [...losing, ...inDoubt];
  if (only) {
    const start = losing.length > 0 ? 'at risk in' : 'in doubt for';
    const rest = losing.length > 0 && inDoubt.length > 0 ? [`in doubt for ${names(inDoubt, show)}`] : [];
    const reason = others.length === 0 ? `: ${dataOf(only, show)}` : '';
    return [`${start} ${names(losing.length > 0 ? losing : inDoubt, show)}${reason}`, ...rest].join('; ');
  }
  const count = (fate: 'kept' | 'orphaned') => objects.flatMap((object) => claimsThatAre(fate, object)).length;
  return [
    'safe',
    ...said(count('kept'), 'claim is kept', 'claims are kept'),
    ...said(count('orphaned'), 'claim is left behind with its data', 'claims are left behind with their data'),
  ].join('; ');
}

function said(count: number, one: string, several: string): string[] {
  return count > 0 ? [counted(count, one, several)] : [];
}

function names(objects: readonly ObjectReport[], show: Show): string {
  return listed(objects.map(called), show, { of: 'objects' });
}
