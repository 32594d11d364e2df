import { duration, type Show } from '../../text';
import type { NotApplied, ObjectReport, Rollout, Verdict } from '../report';
import { changed } from './changes';
import { claimsThatAre, dataLines } from './data';
import { atMost, gathered, listed } from './listed';
import { atATime, EFFECT_WORDS, FATE_WORDS } from './words';

/** One thing to be known of an object. */
export interface Fact {
  readonly label: string;
  readonly text: string;
  /** How grave it is by itself. */
  readonly gravity: Verdict;
}

const MOST_OF_A_LABEL = 10;
const FATES = ['deleted', 'orphaned', 'created', 'kept'] as const;
const EFFECTS = ['restart', 'in-place', 'ignored'] as const;

/** What happens to an object, its pods and its claims. */
export function forecastOf(object: ObjectReport, show: Show): Fact[] {
  return [
    ...renameOf(object, show),
    ...several(
      'rejected',
      'rejected',
      object.errors?.map(({ path, message }) =>
        path === '' ? show.sentence(message) : `${show.name(path)}: ${show.sentence(message)}`,
      ),
    ),
    ...(object.rollout ? factsOfRollout(object.rollout, show) : []),
    ...one('pods', object.pods && show.sentence(object.pods), object.verdict),
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

/** Which fields change, what restarts pods first. What is rejected stands with the reason elsewhere. */
export function changesOf(object: ObjectReport, show: Show): Fact[] {
  return EFFECTS.flatMap((effect) =>
    several(
      EFFECT_WORDS[effect],
      effect === 'restart' ? 'restart' : 'none',
      object.changes.filter((change) => change.effect === effect).map((change) => changed(change, object, show)),
    ),
  );
}

function notAppliedLine({ path, reason, instead }: NotApplied, show: Show): string {
  return `${show.name(path)}: ${show.sentence(reason)}${instead === undefined ? '' : ` ${show.sentence(instead)}`}`;
}

function factsOfRollout(rollout: Rollout, show: Show): Fact[] {
  const pods = (names: readonly string[] = [], between?: string) =>
    names.length > 0 ? listed(names, show, { of: 'pods', between }) : undefined;
  const { restarts, leastSeconds = 0 } = rollout;
  const order = restarts.length > 1 ? `, ${atATime([rollout])}, in this order` : '';
  return [
    ...one('broken', rollout.broken && show.sentence(rollout.broken), 'broken'),
    ...one('restarts', pods(restarts, ' → '), 'restart', order),
    ...one('outage', rollout.outage && 'there is a time at which no pod serves', 'restart'),
    ...one('takes', leastSeconds > 0 && `at least ${duration(leastSeconds)}`),
    ...one('held back', pods(rollout.held), 'none', ', on the old revision: below the partition, or by OnDelete'),
    ...one(
      'released',
      pods(rollout.promotes),
      'none',
      ', should an earlier change be held back there: the partition is lower now',
    ),
    ...one('creates', pods(rollout.creates)),
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
