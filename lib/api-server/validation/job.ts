import { matchesSelector, withLabels } from '../../kubernetes';
import { Field, type Issue } from '../../validation';

import { SOME_UID } from '../create';
import { domainPrefixedPath } from './class';
import { labelSelector } from './pod';
import { podFailurePolicy } from './pod-failure-policy';
import { all, count, fields, isGiven, leftOut, must, oneOf, type Rule, required, when } from './rule';
import { successPolicy } from './success-policy';
import { podTemplate } from './workload';

const MOST_OF_AN_INDEXED_JOB = 100_000;
const MOST_WITH_MANY_COMPLETIONS = 10_000;
const MOST_CHARACTERS_OF_A_MANAGER = 63;
const MOST_CHARACTERS_OF_A_HOSTNAME = 63;

/** Labels by which a Job knows its pods, and that it makes itself. */
const OF_NAME = ['job-name', 'batch.kubernetes.io/job-name'];
const SELECTED_LABEL = 'batch.kubernetes.io/controller-uid';
const OF_UID = ['controller-uid', SELECTED_LABEL];

const isKnownMode = ({ raw: value }: Field): boolean => value === undefined || value === 'NonIndexed';
const isIndexed = (spec: Field): boolean => spec.at('completionMode').raw === 'Indexed';

const atMost = (most: number, where: string): Rule =>
  must(({ raw: value }) => Number(value) <= most, `at most ${most}: ${where}`);

const indexed: Rule = all(
  fields({
    completions: required('an indexed Job has so many indexes'),
    parallelism: atMost(MOST_OF_AN_INDEXED_JOB, 'the Job is indexed'),
    maxFailedIndexes: atMost(MOST_OF_AN_INDEXED_JOB, 'the Job is indexed'),
  }),
  (spec, version) =>
    isGiven(spec.at('completions'))
      ? atMost(Number(spec.at('completions').raw), 'there are no more completions')(
          spec.at('maxFailedIndexes'),
          version,
        )
      : [],
  when(
    (spec) => Number(spec.at('completions').raw) > MOST_OF_AN_INDEXED_JOB && isGiven(spec.at('backoffLimitPerIndex')),
    fields({
      maxFailedIndexes: required(
        'there are very many completions',
        atMost(MOST_WITH_MANY_COMPLETIONS, 'there are very many completions'),
      ),
      parallelism: atMost(MOST_WITH_MANY_COMPLETIONS, 'there are very many completions'),
    }),
  ),
  when((spec) => isGiven(spec.at('successPolicy')) && isGiven(spec.at('completions')), successPolicy),
);

const notIndexed: Rule = fields({
  backoffLimitPerIndex: leftOut('the Job is not indexed'),
  maxFailedIndexes: leftOut('the Job is not indexed'),
});

/**
 * The spec of a Job, or of those that a CronJob makes.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/job/
 */
export const jobSpec: Rule = all(
  fields({
    parallelism: count,
    completions: count,
    activeDeadlineSeconds: count,
    backoffLimit: count,
    ttlSecondsAfterFinished: count,
    backoffLimitPerIndex: count,
    maxFailedIndexes: count,
    managedBy: all(
      domainPrefixedPath,
      must(
        ({ scalar: word }) => word.length <= MOST_CHARACTERS_OF_A_MANAGER,
        `at most ${MOST_CHARACTERS_OF_A_MANAGER} characters`,
      ),
    ),
    completionMode: oneOf('completionMode'),
    podReplacementPolicy: oneOf('podReplacementPolicy'),
    template: podTemplate('Job'),
  }),
  when(
    (spec) => isGiven(spec.at('maxFailedIndexes')),
    fields({ backoffLimitPerIndex: required('maxFailedIndexes is') }),
  ),
  when(isIndexed, indexed),
  when((spec) => !isIndexed(spec), fields({ successPolicy: leftOut('the Job is not indexed') })),
  when((spec) => !isIndexed(spec) && isKnownMode(spec.at('completionMode')), notIndexed),
  when((spec) => isGiven(spec.at('podFailurePolicy')), podFailurePolicy),
);

/** @see https://kubernetes.io/docs/concepts/workloads/controllers/job/ */
export const job: Rule = all(
  fields({
    spec: all(
      jobSpec,
      when(
        (spec) => spec.at('manualSelector').raw === true,
        all(
          fields({ selector: required('manualSelector is true', labelSelector) }),
          when((spec) => isGiven(spec.at('selector')) && labelSelector(spec.at('selector')).length === 0, itsPods),
        ),
      ),
    ),
  }),
  when((object) => object.at('spec', 'manualSelector').raw !== true, all(ownLabels, ownSelector)),
  hostnames,
);

function itsPods(spec: Field): Issue[] {
  const labels = spec.at('template', 'metadata', 'labels');
  return matchesSelector(spec.at('selector'), withLabels(labels)) ? [] : [labels.issue('caught by spec.selector')];
}

/** The Job labels its pods itself, unless their selector is chosen by hand. */
function ownLabels(object: Field): Issue[] {
  const labels = object.at('spec', 'template', 'metadata', 'labels');
  const expected = expectedLabels(object);
  return Object.keys(expected)
    .map((key) => labels.at(key))
    .filter((label, index) => isGiven(label) && label.raw !== Object.values(expected)[index])
    .map((label) => label.issue('left out: the Job labels its pods itself'));
}

function ownSelector(object: Field): Issue[] {
  const selector = object.at('spec', 'selector');
  const isOwn =
    !isGiven(selector) ||
    labelSelector(selector).length > 0 ||
    matchesSelector(selector, withLabels(new Field(expectedLabels(object))));
  return isOwn ? [] : [selector.issue('left out: the Job selects its pods itself')];
}

/** The labels that the API server gives the pods: a new Job has no UID yet, and a live one selects by it. */
function expectedLabels(object: Field): Readonly<Record<string, unknown>> {
  const selected = object.at('spec', 'selector', 'matchLabels', SELECTED_LABEL).raw;
  const labels = object.at('spec', 'template', 'metadata', 'labels');
  const isNew = [selected, ...OF_UID.map((key) => labels.at(key).raw)].includes(SOME_UID);
  const { raw: name } = object.at('metadata', 'name');
  return Object.fromEntries([
    ...OF_NAME.map((key) => [key, name ?? '']),
    ...OF_UID.map((key) => [key, isNew ? SOME_UID : selected]),
  ]);
}

/** The pods of an indexed Job are called after it and their index. */
function hostnames(object: Field): Issue[] {
  const [name, spec] = [object.at('metadata', 'name'), object.at('spec')];
  const completions = spec.at('completions').number ?? 0;
  if (!isIndexed(spec) || completions <= 0) return [];
  const hostname = `${name.scalar}-${completions - 1}`;
  const isLegal = hostname.length <= MOST_CHARACTERS_OF_A_HOSTNAME && !hostname.includes('.');
  return isLegal
    ? []
    : [
        name.issue(
          `without ".", and at most ${MOST_CHARACTERS_OF_A_HOSTNAME} characters with "-" and the last index: pods are called so`,
        ),
      ];
}
