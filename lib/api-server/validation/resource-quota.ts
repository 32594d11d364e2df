import { QUOTA_RESOURCES, QUOTA_SCOPES, VALIDATED_SINCE } from '../../kubernetes';
import type { Field, Issue } from '../../validation';
import { illegalAmounts, unknownResources } from './resource-name';
import { all, each, fields, leftOut, must, type Rule, required, since, some, when } from './rule';

const OPERATORS = ['In', 'NotIn', 'Exists', 'DoesNotExist'];
const CONFLICTING: readonly (readonly [string, string])[] = [
  ['BestEffort', 'NotBestEffort'],
  ['Terminating', 'NotTerminating'],
];
/** The scopes of which there is nothing to compare. */
const WITHOUT_VALUES = /^((Not)?(BestEffort|Terminating)|CrossNamespacePodAffinity)$/;

const scopeNames = Object.keys(QUOTA_SCOPES).join(', ');
const scope: Rule = all(
  must(({ scalar: word }) => Object.hasOwn(QUOTA_SCOPES, word), scopeNames),
  since(
    VALIDATED_SINCE.quotasOfVolumeAttributes,
    all(),
    must(({ raw: value }) => value !== 'VolumeAttributesClass', 'another scope: older versions have none of this name'),
  ),
);

const operatorIs = (operators: RegExp) => (one: Field) => operators.test(one.at('operator').scalar);

const expression: Rule = all(
  fields({
    scopeName: required(scopeNames, scope),
    operator: required(
      OPERATORS.join(', '),
      must(({ scalar: word }) => OPERATORS.includes(word), OPERATORS.join(', ')),
    ),
  }),
  when(
    (one) => WITHOUT_VALUES.test(one.at('scopeName').scalar),
    fields({ operator: must(({ raw: value }) => value === 'Exists', 'Exists: the scope has no values') }),
  ),
  when(operatorIs(/^(In|NotIn)$/), fields({ values: some('the operator compares with it') })),
  when(operatorIs(/Exist/), fields({ values: leftOut('the operator compares with none') })),
);

/** @see https://kubernetes.io/docs/concepts/policy/resource-quotas/ */
export const resourceQuota: Rule = fields({
  spec: all(
    fields({
      hard: (hard) => [...unknownResources(hard, QUOTA_RESOURCES), ...illegalAmounts(hard)],
      scopes: each(scope),
      scopeSelector: fields({ matchExpressions: each(expression) }),
    }),
    fitting,
  ),
});

/** The scopes exclude neither each other nor what is bounded. */
function fitting(spec: Field): Issue[] {
  const scopes = [...spec.at('scopes').items(), ...spec.find('scopeSelector', 'matchExpressions', '*', 'scopeName')];
  const bounded = Object.keys(spec.at('hard').map ?? {}).filter((name) => QUOTA_RESOURCES.includes(name));
  const words = scopes.map(({ scalar: word }) => word);
  return scopes.flatMap((one) => {
    const unfit = bounded.filter((name) => !(QUOTA_SCOPES[one.scalar] ?? bounded).includes(name));
    const rival = CONFLICTING.find(([first, second]) => words.includes(first) && one.raw === second)?.[0];
    return [
      ...(unfit.length > 0 ? [one.issue(`one for which ${unfit.join(', ')} can be bounded`)] : []),
      ...(rival === undefined ? [] : [one.issue(`left out: ${rival} excludes it`)]),
    ];
  });
}
