import { formatDuration, type TextFormat } from '../../text';
import type { NotApplied, ObjectError, ObjectReport, Rollout, Verdict } from '../report';
import { describeCause } from './causes';
import { describeFieldChange, type ValueChange } from './changes';
import { claimsWithStatus, describeData } from './data';
import { describeRest, limitTexts, listNames, listNamesByNumber } from './name-lists';
import { CLAIM_STATUS_TEXTS, describeBatchSize, describeOutage, EFFECT_LABELS } from './phrases';
import { formatRestartOrder } from './restart-order';

/** One statement about an object, with a label. */
export interface Fact {
  readonly label: string;
  readonly text: string;
  /** A diff to show below the text. */
  readonly lines?: readonly string[];
  /** How grave the fact is by itself. */
  readonly gravity: Verdict;
}

/** More facts with one label are only counted. */
const MOST_FACTS_OF_A_LABEL = 10;
const CLAIM_STATUSES = ['deleted', 'orphaned', 'created', 'kept'] as const;
const REPORTED_EFFECTS = ['in-place', 'ignored'] as const;

/** The effects on an object, its pods, its claims and its data. */
export function forecastFacts(object: ObjectReport, show: TextFormat): Fact[] {
  const { errors = [], notApplied = [], warnings = [], rollout, pods, verdict } = object;
  const causes = valueFacts('because', 'restart', object.causes, (cause) => describeCause(cause, object, show));
  return [
    ...successorFacts(object, show),
    ...listFacts(
      'rejected',
      'rejected',
      errors.map((error) => describeError(error, show)),
    ),
    ...(rollout ? rolloutFacts(rollout, causes, show) : []),
    ...factIf('pods', pods && show.sentence(pods), verdict),
    ...(rollout ? [] : causes),
    ...describeData(object, show).map(({ text, gravity }) => ({ label: 'data', text, gravity })),
    ...claimFacts(object, show),
    ...listFacts(
      'not applied',
      'restart',
      notApplied.map((value) => describeNotApplied(value, show)),
    ),
    ...listFacts('warning', 'restart', warnings.map(show.sentence)),
  ];
}

/** The fields that change without a restart. Causes and errors name the others. */
export function changeFacts(object: ObjectReport, show: TextFormat): Fact[] {
  return REPORTED_EFFECTS.flatMap((effect) => {
    const changes = object.changes.filter((change) => change.effect === effect);
    return valueFacts(EFFECT_LABELS[effect], 'none', changes, (change) => describeFieldChange(change, object, show));
  });
}

function rolloutFacts(rollout: Rollout, causes: readonly Fact[], show: TextFormat): Fact[] {
  const { broken, leastSeconds = 0 } = rollout;
  return [
    ...factIf('broken', broken && show.sentence(broken), 'broken'),
    ...factIf('restarts', describeRestarts(rollout, show), 'restart'),
    ...causes,
    ...factIf('outage', describeOutage(rollout), 'restart'),
    ...factIf('takes', leastSeconds > 0 ? `at least ${formatDuration(leastSeconds)}` : ''),
    ...podFacts('held back', rollout.held, show, ', on the old revision: below the partition, or by OnDelete'),
    ...podFacts(
      'released',
      rollout.promotes,
      show,
      ', if an earlier change is held back there: the partition is lower now',
    ),
    ...podFacts('creates', rollout.creates, show),
    ...podFacts('deletes', rollout.deletes, show).map((fact): Fact => ({ ...fact, gravity: 'restart' })),
  ];
}

function describeRestarts(rollout: Rollout, show: TextFormat): string {
  const { restarts } = rollout;
  if (restarts.length === 0) return '';
  const batches = restarts.length > 1 ? `, ${describeBatchSize([rollout])}, in this order` : '';
  return formatRestartOrder(rollout, show) + batches;
}

/** One fact about pods, if there are any. `end` is the end of its text. */
function podFacts(label: string, names: readonly string[] = [], show: TextFormat, end = ''): Fact[] {
  return names.length > 0 ? factIf(label, listNames(names, show, { of: 'pods' }) + end) : [];
}

function successorFacts({ renamedFrom, pairedBy }: ObjectReport, show: TextFormat): Fact[] {
  if (renamedFrom === undefined) return [];
  const rule = show.sentence(String(pairedBy));
  const text = `replaces ${show.name(renamedFrom)} (${rule}). Kubernetes treats it as a new object with new pods`;
  return factIf('successor', text, 'restart');
}

function claimFacts(object: ObjectReport, show: TextFormat): Fact[] {
  return CLAIM_STATUSES.flatMap((status) => {
    const names = claimsWithStatus(status, object);
    if (names.length === 0) return [];
    const { label, end } = CLAIM_STATUS_TEXTS[status];
    const text = listNamesByNumber(names, show, { of: 'claims' }) + end;
    return factIf(label, text, status === 'deleted' ? 'data-loss' : 'none');
  });
}

function describeError({ path, message }: ObjectError, show: TextFormat): string {
  return path === '' ? show.sentence(message) : `${show.name(path)}: ${show.sentence(message)}`;
}

function describeNotApplied({ path, reason, instead }: NotApplied, show: TextFormat): string {
  return `${show.name(path)}: ${show.sentence(reason)}${instead === undefined ? '' : ` ${show.sentence(instead)}`}`;
}

/** One fact. None if the text is empty. */
function factIf(label: string, text: string | undefined, gravity: Verdict = 'none'): Fact[] {
  return text ? [{ label, text, gravity }] : [];
}

/** A fact for each text, up to the limit of a label. */
function listFacts(label: string, gravity: Verdict, texts: readonly string[]): Fact[] {
  return limitTexts(MOST_FACTS_OF_A_LABEL, texts).map((text) => ({ label, text, gravity }));
}

/** A fact for each item, up to the limit of a label, with its diff. */
function valueFacts<Item>(
  label: string,
  gravity: Verdict,
  items: readonly Item[] = [],
  describe: (item: Item) => ValueChange,
): Fact[] {
  const facts = items.slice(0, MOST_FACTS_OF_A_LABEL).map((item): Fact => {
    const { text, lines } = describe(item);
    return { label, text, ...(lines && { lines }), gravity };
  });
  return [...facts, ...listFacts(label, gravity, describeRest(items.length - facts.length))];
}
