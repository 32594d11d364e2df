import { duration, grouped, type Show } from '../../text';
import type { NotApplied, ObjectReport, Rollout, Verdict } from '../report';
import { describeCause } from './causes';
import { describeFieldChange, type ValueChange } from './changes';
import { claimsWithStatus, describeData } from './data';
import { limitTexts, listNames, listNamesByNumber } from './name-lists';
import { CLAIM_STATUS_TEXTS, describeBatchSize, EFFECT_LABELS, hasPodsLeft } from './phrases';
import { formatRestartOrder } from './restart-order';

/** One thing to be known of an object. */
export interface Fact {
  readonly label: string;
  readonly text: string;
  /** Lines that differ, to be shown below. */
  readonly lines?: readonly string[];
  /** How grave it is by itself. */
  readonly gravity: Verdict;
}

const MOST_FACTS_OF_A_LABEL = 10;
const CLAIM_STATUSES = ['deleted', 'orphaned', 'created', 'kept'] as const;
const REPORTED_EFFECTS = ['in-place', 'ignored'] as const;

/** What happens to an object, its pods and its claims. */
export function forecastFacts(object: ObjectReport, show: Show): Fact[] {
  const causes = causeFacts(object, show);
  return [
    ...successorFacts(object, show),
    ...listFacts(
      'rejected',
      'rejected',
      object.errors?.map(({ path, message }) =>
        path === '' ? show.sentence(message) : `${show.name(path)}: ${show.sentence(message)}`,
      ),
    ),
    ...(object.rollout ? rolloutFacts(object.rollout, causes, show) : []),
    ...factIf('pods', object.pods && show.sentence(object.pods), object.verdict),
    ...(object.rollout ? [] : causes),
    ...describeData(object, show).map(({ text, gravity }) => ({ label: 'data', text, gravity })),
    ...claimFacts(object, show),
    ...listFacts(
      'not applied',
      'restart',
      object.notApplied?.map((one) => describeNotApplied(one, show)),
    ),
    ...listFacts('warning', 'restart', object.warnings?.map(show.sentence)),
  ];
}

/** The fields that change, but for those that causes or errors name. */
export function changeFacts(object: ObjectReport, show: Show): Fact[] {
  return REPORTED_EFFECTS.flatMap((effect) => {
    const changes = object.changes.filter((change) => change.effect === effect);
    return valueFacts(EFFECT_LABELS[effect], 'none', changes, (change) => describeFieldChange(change, object, show));
  });
}

/** Why pods restart. */
function causeFacts(object: ObjectReport, show: Show): Fact[] {
  return valueFacts('because', 'restart', object.causes, (cause) => describeCause(cause, object, show));
}

function describeNotApplied({ path, reason, instead }: NotApplied, show: Show): string {
  return `${show.name(path)}: ${show.sentence(reason)}${instead === undefined ? '' : ` ${show.sentence(instead)}`}`;
}

function rolloutFacts(rollout: Rollout, causes: readonly Fact[], show: Show): Fact[] {
  const pods = (names: readonly string[] = []) =>
    names.length > 0 ? listNames(names, show, { of: 'pods' }) : undefined;
  const { restarts, creates, leastSeconds = 0 } = rollout;
  const order = restarts.length > 1 ? `, ${describeBatchSize([rollout])}, in this order` : '';
  return [
    ...factIf('broken', rollout.broken && show.sentence(rollout.broken), 'broken'),
    ...factIf('restarts', restarts.length > 0 && formatRestartOrder(rollout, show), 'restart', order),
    ...causes,
    ...factIf(
      'outage',
      rollout.outage && (hasPodsLeft(rollout) ? 'for a time no pod serves' : 'no pod is left'),
      'restart',
    ),
    ...factIf('takes', leastSeconds > 0 && `at least ${duration(leastSeconds)}`),
    ...factIf('held back', pods(rollout.held), 'none', ', on the old revision: below the partition, or by OnDelete'),
    ...factIf(
      'released',
      pods(rollout.promotes),
      'none',
      ', should an earlier change be held back there: the partition is lower now',
    ),
    ...factIf('creates', pods(creates)),
    ...factIf('deletes', pods(rollout.deletes), 'restart'),
  ];
}

function successorFacts({ renamedFrom, pairedBy }: ObjectReport, show: Show): Fact[] {
  if (renamedFrom === undefined) return [];
  const text = `replaces ${show.name(renamedFrom)} (${show.sentence(`${pairedBy}`)}). Kubernetes treats it as a new object with new pods`;
  return [{ label: 'successor', text, gravity: 'restart' }];
}

function claimFacts(object: ObjectReport, show: Show): Fact[] {
  return CLAIM_STATUSES.flatMap((fate) => {
    const names = claimsWithStatus(fate, object);
    const [label, end] = CLAIM_STATUS_TEXTS[fate];
    const text = names.length > 0 && listNamesByNumber(names, show, { of: 'claims' });
    return factIf(label, text, fate === 'deleted' ? 'data-loss' : 'none', end);
  });
}

function factIf(label: string, text: string | false | undefined, gravity: Verdict = 'none', end = ''): Fact[] {
  return text ? [{ label, text: text + end, gravity }] : [];
}

function listFacts(label: string, gravity: Verdict, texts: readonly string[] = []): Fact[] {
  return limitTexts(MOST_FACTS_OF_A_LABEL, texts).map((text) => ({ label, text, gravity }));
}

function valueFacts<Item>(
  label: string,
  gravity: Verdict,
  items: readonly Item[] = [],
  shown: (item: Item) => ValueChange,
): Fact[] {
  const facts = items.slice(0, MOST_FACTS_OF_A_LABEL).map((item): Fact => {
    const { text, lines } = shown(item);
    return { label, text, ...(lines && { lines }), gravity };
  });
  const rest = items.length - facts.length;
  return [...facts, ...(rest > 0 ? [{ label, text: `and ${grouped(rest)} more`, gravity }] : [])];
}
