import { ENUM_VALUES, VALIDATED_SINCE } from '../../kubernetes';
import { type Field, type FieldRule, f, type Issue, isSet } from '../../validation';

const MOST_RULES = 20;
const MOST_CONDITIONS = 20;
const MOST_EXIT_CODES = 255;

const exitCodeRules: FieldRule = f.allOf(
  f.object({
    operator: f.required('In or NotIn', f.enumOf(ENUM_VALUES.exitCodeOperator)),
    values: f.allOf(
      f.nonEmptyArray('the exit codes'),
      f.maxItems(MOST_EXIT_CODES),
      f.refine(isAscending, 'a list of exit codes in ascending order'),
      f.uniqueItems,
    ),
  }),
  f.when(
    f.equals('operator', 'In'),
    f.object({ values: f.array(f.refine(({ raw }) => raw !== 0, 'another than 0, which is no failure')) }),
  ),
);

const conditionRules: FieldRule = f.object({
  type: f.required('the type of the condition', f.name('labelKey')),
  status: f.optional(f.enumOf(ENUM_VALUES.conditionStatus)),
});

const ruleRules: FieldRule = f.allOf(
  f.object({
    action: f.required('what happens on the failure', f.enumOf(ENUM_VALUES.podFailureAction)),
    onExitCodes: f.optional(exitCodeRules),
    onPodConditions: f.allOf(f.maxItems(MOST_CONDITIONS), f.array(conditionRules)),
  }),
  f.refine(
    (rule) => isSet(rule.at('onExitCodes')) !== rule.at('onPodConditions').items().length > 0,
    'either with onExitCodes or with onPodConditions',
  ),
);

/**
 * The spec of a Job that has a pod failure policy.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/job/#pod-failure-policy
 */
export const podFailurePolicyRules: FieldRule = f.allOf(
  f.object({
    podFailurePolicy: f.object({ rules: f.allOf(f.maxItems(MOST_RULES), f.array(ruleRules)) }),
    podReplacementPolicy: f.refine(
      ({ raw }) => raw !== 'TerminatingOrFailed',
      'Failed: the Job has a podFailurePolicy',
    ),
    template: f.object({
      spec: f.object({
        restartPolicy: f.refine(({ raw }) => raw !== 'OnFailure', 'Never: the Job has a podFailurePolicy'),
      }),
    }),
  }),
  validateContainerNames,
  f.since(VALIDATED_SINCE.failIndexNeedsLimit, validateFailIndex),
);

function isAscending(list: Field): boolean {
  const numbers = list.items().map(({ raw }) => Number(raw));
  return numbers.every((number, index) => index === 0 || number >= Number(numbers[index - 1]));
}

function validateContainerNames(spec: Field): readonly Issue[] {
  const names = ['containers', 'initContainers'].flatMap((list) =>
    spec.find('template', 'spec', list, '*', 'name').map(({ raw }) => raw),
  );
  return spec
    .find('podFailurePolicy', 'rules', '*', 'onExitCodes', 'containerName')
    .filter(({ raw }) => !names.includes(raw))
    .map((name) => name.issue(`the name of a container of the pod: ${names.join(', ')}`));
}

function validateFailIndex(spec: Field): readonly Issue[] {
  if (isSet(spec.at('backoffLimitPerIndex'))) return [];
  return spec
    .find('podFailurePolicy', 'rules', '*', 'action')
    .filter(({ raw }) => raw === 'FailIndex')
    .map((action) => action.issue('another than FailIndex, or spec.backoffLimitPerIndex given'));
}
