import { type Field, type FieldRule, type Issue, isSet } from '../../validation';
import { optionalCount } from './counts';

const MOST_RULES = 20;
const MOST_CHARACTERS_OF_INDEXES = 64 * 1024;

/**
 * The success policy in the spec of an indexed Job.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/job/#success-policy
 */
export const validateSuccessPolicy: FieldRule = (spec, version) => {
  const completions = Number(spec.at('completions').raw);
  const rules = spec.at('successPolicy', 'rules');
  const count = rules.items().length;
  return [
    ...(count < 1 || count > MOST_RULES ? [rules.issue(`a list of 1 to ${MOST_RULES} rules`)] : []),
    ...rules
      .items()
      .flatMap((rule) => [
        ...optionalCount(rule.at('succeededCount'), version),
        ...validateSucceededIndexes(rule, completions),
      ]),
  ];
};

function validateSucceededIndexes(rule: Field, completions: number): readonly Issue[] {
  const [count, indexes] = [rule.at('succeededCount'), rule.at('succeededIndexes')];
  if (!isSet(count) && !isSet(indexes)) return [rule.issue('with succeededCount or succeededIndexes')];
  const most = isSet(indexes) ? countIndexes(indexes.scalar, completions) : completions;
  if (most === undefined) {
    return [indexes.issue(`ascending indexes and ranges of them below ${completions}, such as 0,2-4`)];
  }
  return Number(count.raw ?? 0) > most ? [count.issue(`at most ${most}: there are no more indexes`)] : [];
}

/** The number of indexes in a text such as `0,2-4`; undefined if it has none, or one that the Job doesn't have. */
function countIndexes(text: string, completions: number): number | undefined {
  if (text === '') return 0;
  if (!/^\d+(-\d+)?(,\d+(-\d+)?)*$/.test(text) || text.length > MOST_CHARACTERS_OF_INDEXES) return undefined;
  const bounds = text.split(/[,-]/).map(Number);
  const isAscending = bounds.every((bound, index) => index === 0 || bound > Number(bounds[index - 1]));
  if (!isAscending || bounds.some((bound) => bound >= completions)) return undefined;
  const ranges = text.split(',').map((range) => range.split('-').map(Number) as [number, number?]);
  return ranges.reduce((sum, [first, last = first]) => sum + last - first + 1, 0);
}
