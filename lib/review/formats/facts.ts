import { duration, grouped, type Show } from '../../text';
import type { NotApplied, ObjectReport, Rollout, Verdict } from '../report';
import { causeLine } from './because';
import { type ChangedValue, changedField } from './changes';
import { claimsThatAre, dataLines } from './data';
import { atMost, gathered, listed } from './listed';
import { restartOrder } from './order';
import { atATime, EFFECT_WORDS, FATE_WORDS, hasPodsLeft } from './words';

/** One thing to be known of an object. */
export interface Fact {
  readonly label: string;
  readonly text: string;
  /** Lines that differ, to be shown below. */
  readonly lines?: readonly string[];
  /** How grave it is by itself. */
  readonly gravity: Verdict;
}

const MOST_OF_A_LABEL = 10;
const FATES = ['deleted', 'orphaned', 'created', 'kept'] as const;
const EFFECTS = ['in-place', 'ignored'] as const;

/** What happens to an object, its pods and its claims. */
export function forecastOf(object: ObjectReport, show: Show): Fact[] {
  const causes = causesOf(object, show);
  return [
    ...renameOf(object, show),
    ...several(
      'rejected',
      'rejected',
      object.errors?.map(({ path, message }) =>
        path === '' ? show.sentence(message) : `${show.name(path)}: ${show.sentence(message)}`,
      ),
    ),
    ...(object.rollout ? factsOfRollout(object.rollout, causes, show) : []),
    ...one('pods', object.pods && show.sentence(object.pods), object.verdict),
    ...(object.rollout ? [] : causes),
    ...dataLines(object, show).map(({ text, gravity }) => ({ label: 'data', text, gravity })),
    ...claimsOf(object, show),
    ...several(
      'not applied',
      'restart',
      object.notApplied?.map((one) => notAppliedLine(one, show)),
    ),
    ...several('warning', 'restart', object.warnings?.map(show.sentence)),
  ];
}

/** The fields that change, but for those that causes or errors name. */
export function changesOf(object: ObjectReport, show: Show): Fact[] {
  return EFFECTS.flatMap((effect) => {
    const changes = object.changes.filter((change) => change.effect === effect);
    return valuesOf(EFFECT_WORDS[effect], 'none', changes, (change) => changedField(change, object, show));
  });
}

/** Why pods restart. */
function causesOf(object: ObjectReport, show: Show): Fact[] {
  return valuesOf('because', 'restart', object.causes, (cause) => causeLine(cause, object, show));
}

function notAppliedLine({ path, reason, instead }: NotApplied, show: Show): string {
  return `${show.name(path)}: ${show.sentence(reason)}${instead === undefined ? '' : ` ${show.sentence(instead)}`}`;
}

function factsOfRollout(rollout: Rollout, causes: readonly Fact[], show: Show): Fact[] {
  const pods = (names: readonly string[] = []) => (names.length > 0 ? listed(names, show, { of: 'pods' }) : undefined);
  const { restarts, creates, leastSeconds = 0 } = rollout;
  const order = restarts.length > 1 ? `, ${atATime([rollout])}, in this order` : '';
  return [
    ...one('broken', rollout.broken && show.sentence(rollout.broken), 'broken'),
    ...one('restarts', restarts.length > 0 && restartOrder(rollout, show), 'restart', order),
    ...causes,
    ...one(
      'outage',
      rollout.outage && (hasPodsLeft(rollout) ? 'for a time no pod serves' : 'no pod is left'),
      'restart',
    ),
    ...one('takes', leastSeconds > 0 && `at least ${duration(leastSeconds)}`),
    ...one('held back', pods(rollout.held), 'none', ', on the old revision: below the partition, or by OnDelete'),
    ...one(
      'released',
      pods(rollout.promotes),
      'none',
      ', should an earlier change be held back there: the partition is lower now',
    ),
    ...one('creates', pods(creates)),
    ...one('deletes', pods(rollout.deletes), 'restart'),
  ];
}

function renameOf({ renamedFrom, pairedBy }: ObjectReport, show: Show): Fact[] {
  if (renamedFrom === undefined) return [];
  const text = `replaces ${show.name(renamedFrom)} (${show.sentence(`${pairedBy}`)}). Kubernetes treats it as a new object with new pods`;
  return [{ label: 'successor', text, gravity: 'restart' }];
}

function claimsOf(object: ObjectReport, show: Show): Fact[] {
  return FATES.flatMap((fate) => {
    const names = claimsThatAre(fate, object);
    const [label, end] = FATE_WORDS[fate];
    const text = names.length > 0 && gathered(names, show, { of: 'claims' });
    return one(label, text, fate === 'deleted' ? 'data-loss' : 'none', end);
  });
}

function one(label: string, text: string | false | undefined, gravity: Verdict = 'none', end = ''): Fact[] {
  return text ? [{ label, text: text + end, gravity }] : [];
}

function several(label: string, gravity: Verdict, texts: readonly string[] = []): Fact[] {
  return atMost(MOST_OF_A_LABEL, texts).map((text) => ({ label, text, gravity }));
}

function valuesOf<Item>(
  label: string,
  gravity: Verdict,
  items: readonly Item[] = [],
  shown: (item: Item) => ChangedValue,
): Fact[] {
  const facts = items.slice(0, MOST_OF_A_LABEL).map((item): Fact => {
    const { text, lines } = shown(item);
    return { label, text, ...(lines && { lines }), gravity };
  });
  const rest = items.length - facts.length;
  return [...facts, ...(rest > 0 ? [{ label, text: `and ${grouped(rest)} more`, gravity }] : [])];
}
