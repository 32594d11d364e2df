import type { Field, Issue } from '../../validation';

import { count, isGiven, type Rule } from './rule';

const MOST_RULES = 20;
const MOST_CHARACTERS_OF_INDEXES = 64 * 1024;

/**
 * When an indexed Job, of which this is the spec, is done before all of it is.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/job/#success-policy
 */
export const successPolicy: Rule = (spec, version) => {
  const completions = Number(spec.at('completions').raw);
  const rules = spec.at('successPolicy', 'rules');
  const number = rules.items().length;
  return [
    ...(number < 1 || number > MOST_RULES ? [rules.issue(`1 to ${MOST_RULES} rules`)] : []),
    ...rules
      .items()
      .flatMap((rule) => [...count(rule.at('succeededCount'), version), ...ruleProblems(rule, completions)]),
  ];
};

function ruleProblems(rule: Field, completions: number): Issue[] {
  const [number, indexes] = [rule.at('succeededCount'), rule.at('succeededIndexes')];
  if (!isGiven(number) && !isGiven(indexes)) return [rule.issue('with succeededCount or succeededIndexes')];
  const named = isGiven(indexes) ? amountOfIndexes(indexes.scalar, completions) : completions;
  if (named === undefined) return [indexes.issue(`indexes below ${completions} in order, such as 0,2-4`)];
  return Number(number.raw ?? 0) > named ? [number.issue(`at most ${named}: there are no more indexes`)] : [];
}

/** How many indexes `0,2-4` names; undefined where it names none, or other than those that there are. */
function amountOfIndexes(text: string, completions: number): number | undefined {
  if (text === '') return 0;
  if (!/^\d+(-\d+)?(,\d+(-\d+)?)*$/.test(text) || text.length > MOST_CHARACTERS_OF_INDEXES) return undefined;
  const bounds = text.split(/[,-]/).map(Number);
  const isAscending = bounds.every((bound, index) => index === 0 || bound > Number(bounds[index - 1]));
  if (!isAscending || bounds.some((bound) => bound >= completions)) return undefined;
  const ranges = text.split(',').map((range) => range.split('-').map(Number) as [number, number?]);
  return ranges.reduce((sum, [first, last = first]) => sum + last - first + 1, 0);
}
