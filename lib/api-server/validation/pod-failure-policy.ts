import { VALIDATED_SINCE } from '../../kubernetes';
import type { Field, Issue } from '../../validation';
import { all, each, fields, isGiven, must, named, oneOf, type Rule, required, since, when } from './rule';

const MOST_RULES = 20;
const MOST_CONDITIONS = 20;
const MOST_EXIT_CODES = 255;

const values: Rule = (field) => {
  const items = field.items();
  const codes = items.map(({ raw: value }) => Number(value));
  const isInOrder = codes.every((code, index) => index === 0 || code >= Number(codes[index - 1]));
  const isFit = codes.length > 0 && codes.length <= MOST_EXIT_CODES && isInOrder;
  return [
    ...(isFit ? [] : [field.issue(`a list of 1 to ${MOST_EXIT_CODES} exit codes, in order`)]),
    ...items.filter((_, index) => codes.indexOf(Number(codes[index])) < index).map((code) => code.issue('given once')),
  ];
};

const exitCodes: Rule = all(
  fields({ operator: required('In or NotIn', oneOf('exitCodeOperator')), values }),
  when(
    (field) => field.at('operator').raw === 'In',
    fields({ values: each(must(({ raw: value }) => value !== 0, 'another than 0, which is no failure')) }),
  ),
);

const conditions: Rule = all(
  must((field) => field.items().length <= MOST_CONDITIONS, `at most ${MOST_CONDITIONS}`),
  each(
    fields({
      type: required('that of the condition', named('labelKey')),
      status: oneOf('conditionStatus'),
    }),
  ),
);

const rule: Rule = all(
  fields({ action: required('what the failure leads to', oneOf('podFailureAction')) }),
  when((field) => isGiven(field.at('onExitCodes')), fields({ onExitCodes: exitCodes })),
  fields({ onPodConditions: conditions }),
  oneReason,
);

/**
 * What the spec of a Job that says how failures are handled must be.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/job/#pod-failure-policy
 */
export const podFailurePolicy: Rule = all(
  fields({
    podFailurePolicy: fields({
      rules: all(
        must((rules) => rules.items().length <= MOST_RULES, `at most ${MOST_RULES}`),
        each(rule),
      ),
    }),
    podReplacementPolicy: must(
      ({ raw: value }) => value !== 'TerminatingOrFailed',
      'Failed: there is a podFailurePolicy',
    ),
    template: fields({
      spec: fields({
        restartPolicy: must(({ raw: value }) => value !== 'OnFailure', 'Never: there is a podFailurePolicy'),
      }),
    }),
  }),
  knownContainers,
  since(VALIDATED_SINCE.failIndexNeedsLimit, needsIndexes),
);

function oneReason(field: Field): Issue[] {
  const isOfConditions = field.at('onPodConditions').items().length > 0;
  return isGiven(field.at('onExitCodes')) === isOfConditions
    ? [field.issue('either with onExitCodes or with onPodConditions')]
    : [];
}

function knownContainers(spec: Field): Issue[] {
  const lists = ['containers', 'initContainers'];
  const names = lists.flatMap((list) =>
    spec.find('template', 'spec', list, '*', 'name').map(({ raw: value }) => value),
  );
  return spec
    .find('podFailurePolicy', 'rules', '*', 'onExitCodes', 'containerName')
    .filter(({ raw: value }) => !names.includes(value))
    .map((name) => name.issue('the name of a container of the pod'));
}

function needsIndexes(spec: Field): Issue[] {
  if (isGiven(spec.at('backoffLimitPerIndex'))) return [];
  return spec
    .find('podFailurePolicy', 'rules', '*', 'action')
    .filter(({ raw: value }) => value === 'FailIndex')
    .map((action) => action.issue('another than FailIndex, or spec.backoffLimitPerIndex given'));
}
