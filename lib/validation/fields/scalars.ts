import {
  isInRange,
  isOlder,
  type KubernetesVersion,
  type LaterValue,
  type Range,
  STRING_FORMS,
  type StringForm,
} from '../../kubernetes';
import type { FieldRule } from '../rule';
import { describeEnum, describeRange } from '../wording';
import { refine } from './combinators';

/** One of these values. Those with a version are accepted from that version on. */
export function enumOf(values: readonly (string | LaterValue)[]): FieldRule {
  return (field, version) => {
    const known = valuesIn(version, values);
    return known.some((value) => value === field.raw) ? [] : [field.issue(describeEnum(known))];
  };
}

function valuesIn(version: KubernetesVersion, values: readonly (string | LaterValue)[]): readonly string[] {
  return values.flatMap((value) => {
    if (typeof value === 'string') return value;
    return isOlder(version, value.since) ? [] : value.value;
  });
}

/** A whole number in this range. */
export function integer(range: Range): FieldRule {
  return refine(({ raw }) => isInRange(range, raw), describeRange(range));
}

/** A string that is a name of this kind. */
export function name(kind: keyof typeof STRING_FORMS): FieldRule {
  return pattern(STRING_FORMS[kind]);
}

/** A string of this form. */
export function pattern({ words, pattern, maxLength }: StringForm): FieldRule {
  return refine(({ string }) => string !== undefined && string.length <= maxLength && pattern.test(string), words);
}

/** A string of at most so many characters. */
export function maxLength(most: number): FieldRule {
  return refine(({ scalar }) => scalar.length <= most, `at most ${most} characters`);
}
