import { ENUM_VALUES, type KubernetesVersion, matchesSelector, toSelectablePods } from '../../kubernetes';
import { Field, type FieldRule, f, type Issue, isSet } from '../../validation';
import { PLACEHOLDER_UID } from '../create';
import { optionalCount } from './counts';
import { labelSelectorRules } from './labels';
import { domainPrefixedPath } from './names';
import { podFailurePolicyRules } from './pod-failure-policy';
import { validateSuccessPolicy } from './success-policy';
import { podTemplateRules, validateTemplateLabels } from './workload';

const MOST_OF_AN_INDEXED_JOB = 100_000;
const MOST_WITH_MANY_COMPLETIONS = 10_000;
const MOST_CHARACTERS_OF_A_MANAGER = 63;
const MOST_CHARACTERS_OF_A_HOSTNAME = 63;
const MANY = 'there are very many completions';

/** The labels that the Job controller gives to the pods of a Job. */
const NAME_LABELS = ['job-name', 'batch.kubernetes.io/job-name'];
const SELECTED_LABEL = 'batch.kubernetes.io/controller-uid';
const UID_LABELS = ['controller-uid', SELECTED_LABEL];

const isIndexed = f.equals('completionMode', 'Indexed');
const isManual = f.equals('manualSelector', true);

const indexedRules: FieldRule = f.allOf(
  f.object({
    parallelism: f.optional(atMost(MOST_OF_AN_INDEXED_JOB, 'the Job is indexed')),
    completions: f.required('the number of indexes of an indexed Job'),
    maxFailedIndexes: f.optional(atMost(MOST_OF_AN_INDEXED_JOB, 'the Job is indexed')),
  }),
  validateMaxFailedIndexes,
  f.when(
    (spec) => Number(spec.at('completions').raw) > MOST_OF_AN_INDEXED_JOB && isSet(spec.at('backoffLimitPerIndex')),
    f.object({
      parallelism: f.optional(atMost(MOST_WITH_MANY_COMPLETIONS, MANY)),
      maxFailedIndexes: f.required(MANY, atMost(MOST_WITH_MANY_COMPLETIONS, MANY)),
    }),
  ),
  f.when((spec) => isSet(spec.at('successPolicy')) && isSet(spec.at('completions')), validateSuccessPolicy),
);

const notIndexedRules: FieldRule = f.allOf(
  f.object({ successPolicy: f.forbidden('the Job is not indexed') }),
  f.when(
    (spec) => !isSet(spec.at('completionMode')) || spec.at('completionMode').raw === 'NonIndexed',
    f.object({
      backoffLimitPerIndex: f.forbidden('the Job is not indexed'),
      maxFailedIndexes: f.forbidden('the Job is not indexed'),
    }),
  ),
);

/**
 * The spec of a Job, or of the Jobs of a CronJob.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/job/
 */
export const jobSpecRules: FieldRule = f.allOf(
  f.object({
    parallelism: optionalCount,
    completions: optionalCount,
    activeDeadlineSeconds: optionalCount,
    backoffLimit: optionalCount,
    backoffLimitPerIndex: optionalCount,
    maxFailedIndexes: optionalCount,
    template: podTemplateRules('Job'),
    ttlSecondsAfterFinished: optionalCount,
    completionMode: f.optional(f.enumOf(ENUM_VALUES.completionMode)),
    podReplacementPolicy: f.optional(f.enumOf(ENUM_VALUES.podReplacementPolicy)),
    managedBy: f.optional(domainPrefixedPath(MOST_CHARACTERS_OF_A_MANAGER)),
  }),
  f.when(f.has('maxFailedIndexes'), f.object({ backoffLimitPerIndex: f.required('maxFailedIndexes is given') })),
  f.when(isIndexed, indexedRules),
  f.when(f.not(isIndexed), notIndexedRules),
  f.when(f.has('podFailurePolicy'), podFailurePolicyRules),
);

const manualSelectorRules: FieldRule = f.allOf(
  f.object({ selector: f.required('manualSelector is true', labelSelectorRules) }),
  validateTemplateLabels,
);

/**
 * The rules of a Job.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/job/
 */
export const jobRules: FieldRule = f.allOf(
  f.object({ spec: f.allOf(jobSpecRules, f.when(isManual, manualSelectorRules)) }),
  f.when((object, version) => !isManual(object.at('spec'), version), f.allOf(validateOwnLabels, validateOwnSelector)),
  validateHostnames,
);

function atMost(most: number, why: string): FieldRule {
  return f.refine(({ raw }) => Number(raw) <= most, `at most ${most}: ${why}`);
}

function validateMaxFailedIndexes(spec: Field): readonly Issue[] {
  const [completions, most] = [spec.at('completions'), spec.at('maxFailedIndexes')];
  const isMore = isSet(completions) && isSet(most) && Number(most.raw) > Number(completions.raw);
  return isMore ? [most.issue(`at most ${completions.scalar}: there are no more completions`)] : [];
}

/** Rejects labels other than those that the API server gives to the pod template. */
function validateOwnLabels(object: Field): readonly Issue[] {
  const labels = object.at('spec', 'template', 'metadata', 'labels');
  return Object.entries(expectedLabels(object)).flatMap(([key, value]) => {
    const label = labels.at(key);
    return isSet(label) && label.raw !== value ? [label.issue('left out: the Job labels its pods itself')] : [];
  });
}

function validateOwnSelector(object: Field, version: KubernetesVersion): readonly Issue[] {
  const selector = object.at('spec', 'selector');
  if (!isSet(selector) || labelSelectorRules(selector, version).length > 0) return [];
  const isOwn = matchesSelector(selector, toSelectablePods(new Field(expectedLabels(object))));
  return isOwn ? [] : [selector.issue('left out: the Job selects its pods itself')];
}

/** The labels that the API server gives to the pod template. A new Job has no UID yet; the selector of a live one has it. */
function expectedLabels(object: Field): Readonly<Record<string, unknown>> {
  const selectedUid = object.at('spec', 'selector', 'matchLabels', SELECTED_LABEL).raw;
  const labels = object.at('spec', 'template', 'metadata', 'labels');
  const isNew = [selectedUid, ...UID_LABELS.map((key) => labels.at(key).raw)].includes(PLACEHOLDER_UID);
  const { raw: name = '' } = object.at('metadata', 'name');
  return Object.fromEntries([
    ...NAME_LABELS.map((key) => [key, name]),
    ...UID_LABELS.map((key) => [key, isNew ? PLACEHOLDER_UID : selectedUid]),
  ]);
}

/** The hostnames of the pods of an indexed Job are its name, "-" and the index. */
function validateHostnames(object: Field, version: KubernetesVersion): readonly Issue[] {
  const [name, spec] = [object.at('metadata', 'name'), object.at('spec')];
  const completions = spec.at('completions').number ?? 0;
  if (!isIndexed(spec, version) || completions <= 0) return [];
  const hostname = `${name.scalar}-${completions - 1}`;
  if (hostname.length <= MOST_CHARACTERS_OF_A_HOSTNAME && !hostname.includes('.')) return [];
  const allowed = `without ".", and with "-${completions - 1}" at most ${MOST_CHARACTERS_OF_A_HOSTNAME} characters: this is the hostname of a pod`;
  return [name.issue(allowed)];
}
