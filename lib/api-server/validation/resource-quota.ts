import { QUOTA_RESOURCES, QUOTA_SCOPES, VALIDATED_SINCE } from '../../kubernetes';
import { type Field, type FieldRule, f, type Issue } from '../../validation';
import { quotaQuantities, resourceKeys } from './resource-names';

const OPERATORS = ['In', 'NotIn', 'Exists', 'DoesNotExist'];
const CONFLICTING_SCOPES: readonly (readonly [string, string])[] = [
  ['BestEffort', 'NotBestEffort'],
  ['Terminating', 'NotTerminating'],
];
const SCOPES = Object.keys(QUOTA_SCOPES);
/** The scopes that have no values to compare. */
const SCOPES_WITHOUT_VALUES = SCOPES.filter((scope) => !['PriorityClass', 'VolumeAttributesClass'].includes(scope));

const scope: FieldRule = f.since(
  VALIDATED_SINCE.quotasOfVolumeAttributes,
  f.enumOf(SCOPES),
  f.enumOf(SCOPES.filter((name) => name !== 'VolumeAttributesClass')),
);

const requirementRules: FieldRule = f.allOf(
  f.object({
    scopeName: f.required(SCOPES.join(', '), scope),
    operator: f.required(OPERATORS.join(', '), f.enumOf(OPERATORS)),
  }),
  f.when(
    f.equals('scopeName', ...SCOPES_WITHOUT_VALUES),
    f.object({ operator: f.optional(f.refine(({ raw }) => raw === 'Exists', 'Exists: the scope has no values')) }),
  ),
  f.when(f.equals('operator', 'In', 'NotIn'), f.object({ values: f.nonEmptyArray('the operator is In or NotIn') })),
  f.when(
    f.equals('operator', 'Exists', 'DoesNotExist'),
    f.object({ values: f.forbidden('the operator is Exists or DoesNotExist') }),
  ),
);

/**
 * The rules of a ResourceQuota.
 *
 * @see https://kubernetes.io/docs/concepts/policy/resource-quotas/
 */
export const resourceQuotaRules: FieldRule = f.object({
  spec: f.allOf(
    f.object({
      hard: f.allOf(resourceKeys(QUOTA_RESOURCES), quotaQuantities),
      scopes: f.array(scope),
      scopeSelector: f.object({ matchExpressions: f.array(requirementRules) }),
    }),
    validateScopes,
  ),
});

/** Rejects scopes that exclude each other, and scopes for which a resource can't be limited. */
function validateScopes(spec: Field): readonly Issue[] {
  const scopes = [...spec.at('scopes').items(), ...spec.find('scopeSelector', 'matchExpressions', '*', 'scopeName')];
  const names = scopes.map(({ scalar }) => scalar);
  const limited = Object.keys(spec.at('hard').map ?? {}).filter((name) => QUOTA_RESOURCES.includes(name));
  return scopes.flatMap((one) => {
    const unlimited = limited.filter((name) => !(QUOTA_SCOPES[one.scalar] ?? limited).includes(name));
    const rival = CONFLICTING_SCOPES.find(([first, second]) => names.includes(first) && one.raw === second)?.[0];
    return [
      ...(unlimited.length > 0 ? [one.issue(`a scope that can limit ${unlimited.join(', ')}`)] : []),
      ...(rival === undefined ? [] : [one.issue(`left out: ${rival} excludes it`)]),
    ];
  });
}
