import { counted, grouped, type Show } from '../../text';
import type { ObjectReport, Report } from '../report';
import { because } from './because';
import { claimsThatAre, dataOf, withData } from './data';
import { gathered } from './listed';
import type { Names } from './names';
import { restartOrder } from './order';
import { type Sorted, sorted } from './sorted';
import { atATime } from './words';

/** The answers to a question that a reviewer has first. */
export interface Answer {
  readonly label: string;
  readonly texts: readonly string[];
}

const MOST_SPELLED_OUT = 3;

/** Names objects in a row. */
type List = (objects: readonly ObjectReport[]) => string;

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
export function glanceAt({ objects }: Report, show: Show, names: Names): Answer[] {
  const of = sorted(objects);
  const list: List = (some) => gathered(some.map(names.of), show, { of: 'objects' });
  const left = of.leftRunning.length > 0 ? [`${list(of.leftRunning)}: plain apply deletes nothing`] : [];
  return [
    { label: 'API server', texts: [apiServer(of, list)] },
    { label: 'Pods', texts: pods(of, show, list) },
    { label: 'Data', texts: [data(objects, of, show, list)] },
    { label: 'Left over', texts: left },
  ].filter(({ texts }) => texts.length > 0);
}

function ofPods({ restarting, replacing, stopping, deletes }: Sorted): string {
  if (restarting.length + replacing.length > 0) return 'pods restart';
  return stopping.length + deletes.length > 0 ? 'pods are stopped' : 'no pod restarts';
}

function ofData(objects: readonly ObjectReport[]): string {
  if (withData(['incompatible'], objects).length > 0) return 'an image of HEAD does not start with the data';
  if (withData(['unknown'], objects).length > 0) return 'it is unclear whether all data stays mounted';
  if (withData(['moved'], objects).length > 0) return 'data is mounted at another path';
  if (inDoubtBy('warning', objects).length > 0) return 'whether data is at risk is unclear';
  return inDoubtBy('controller', objects).length > 0 ? 'no data is known to be at risk' : 'no data is at risk';
}

function inDoubtBy(doubt: ObjectReport['dataDoubt'], objects: readonly ObjectReport[]): ObjectReport[] {
  return objects.filter(({ dataDoubt }) => dataDoubt === doubt);
}

function share({ rejected, applied }: Sorted): string {
  return `${grouped(rejected.length)} of ${counted(applied.length, 'object', 'objects')}`;
}

function apiServer(of: Sorted, list: List): string {
  return of.rejected.length > 0 ? `rejects ${share(of)}: ${list(of.rejected)}` : 'accepts everything';
}

function pods(of: Sorted, show: Show, list: List): string[] {
  const phrases = [
    of.broken.length > 0 ? [`new ones of ${list(of.broken)} can't start`] : [],
    restarts(of, show),
    replaced(of, show, list),
    of.stopping.length > 0 ? [`pods of ${list(of.stopping)} are stopped`] : [],
    of.out.length > 0 ? [`for a time no pod of ${list(of.out)} serves`] : [],
    of.emptied.length > 0 ? [`no pod of ${list(of.emptied)} is left`] : [],
    said(of.deletes.length, 'is stopped', 'are stopped'),
    said(of.creates.length, 'is created', 'are created'),
  ].flat();
  return phrases.length > 0 ? phrases : ['none restarts'];
}

function restarts({ restarting }: Sorted, show: Show): string[] {
  const rollouts = restarting.map(({ rollout }) => rollout);
  const count = (pods: readonly string[]) => counted(pods.length, 'restarts', 'restart');
  return restarting.length > MOST_SPELLED_OUT
    ? [
        `${count(rollouts.flatMap(({ restarts }) => restarts))}, ${atATime(rollouts)} in each of ${grouped(rollouts.length)} StatefulSets`,
      ]
    : restarting.map(
        (object) => `${count(object.rollout.restarts)}${because(object, show)}: ${restartOrder(object.rollout, show)}`,
      );
}

function replaced({ replacing }: Sorted, show: Show, list: List): string[] {
  if (replacing.length > MOST_SPELLED_OUT) return [`those of ${list(replacing)} are replaced`];
  return replacing.map((object) => `those of ${list([object])} are replaced${because(object, show)}`);
}

function data(objects: readonly ObjectReport[], { losing }: Sorted, show: Show, list: List): string {
  const inDoubt = withData(['incompatible', 'unknown', 'moved'], objects).filter((object) => !losing.includes(object));
  const [only, ...others] = [...losing, ...inDoubt];
  if (only) {
    const start = losing.length > 0 ? 'at risk in' : 'in doubt for';
    const rest = losing.length > 0 && inDoubt.length > 0 ? [`in doubt for ${list(inDoubt)}`] : [];
    const reason = others.length === 0 ? `: ${dataOf(only, show)}` : '';
    return [`${start} ${list(losing.length > 0 ? losing : inDoubt)}${reason}`, ...rest].join('; ');
  }
  const unclear = inDoubtBy('warning', objects);
  if (unclear.length > 0) return `unclear for ${list(unclear)}: see the warnings`;
  const custom = inDoubtBy('controller', objects);
  if (custom.length > 0) return `no risk is known, but not what controllers do with ${list(custom)}`;
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
