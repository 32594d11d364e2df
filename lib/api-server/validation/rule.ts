import {
  ENUM_VALUES,
  isInRange,
  isName,
  isOlder,
  type KubernetesVersion,
  type LaterValue,
  NAMES,
  RANGES,
  type Range,
} from '../../kubernetes';
import type { Field, Issue } from '../../validation';

/** What an API server of a version refuses in a field. */
export type Rule = (field: Field, version: KubernetesVersion) => readonly Issue[];

/** Whether a field has a value. */
export function isGiven({ raw: value }: Field): boolean {
  return value !== undefined && value !== null;
}

/** All of these rules. */
export function all(...rules: readonly Rule[]): Rule {
  return (field, version) => {
    const found: Issue[] = [];
    for (const rule of rules) for (const problem of rule(field, version)) found.push(problem);
    return found;
  };
}

/** A rule for each of these fields of a map, whether or not it is given. */
export function fields(rules: Readonly<Record<string, Rule>>): Rule {
  const entries = Object.entries(rules);
  return (field, version) => {
    const found: Issue[] = [];
    for (const [key, rule] of entries) for (const problem of rule(field.at(key), version)) found.push(problem);
    return found;
  };
}

/** A rule for what is given; what isn't passes. */
export function ifGiven(rule: Rule): Rule {
  return (field, version) => (isGiven(field) ? rule(field, version) : []);
}

/** What must be given, and then pass. */
export function required(allowed: string, rule: Rule = passes): Rule {
  return (field, version) =>
    isGiven(field) && field.raw !== '' ? rule(field, version) : [field.issue(`given: ${allowed}`)];
}

/** A rule for each item of a list. */
export function each(rule: Rule): Rule {
  return (field, version) => field.items().flatMap((item) => rule(item, version));
}

/** A list must have at least one item, and each must pass. */
export function some(allowed: string, rule: Rule = passes): Rule {
  const items = each(rule);
  return (field, version) =>
    field.items().length > 0 ? items(field, version) : [field.issue(`a list of at least one: ${allowed}`)];
}

/** A rule that holds of fields of this sort alone. */
export function when(holds: (field: Field, version: KubernetesVersion) => boolean, rule: Rule): Rule {
  return (field, version) => (holds(field, version) ? rule(field, version) : []);
}

/** A rule that API servers have since a version, and what older ones have instead. */
export function since(first: KubernetesVersion, rule: Rule, before: Rule = passes): Rule {
  return (field, version) => (isOlder(version, first) ? before : rule)(field, version);
}

/** What is given must hold. */
export function must(holds: (field: Field) => boolean, allowed: string): Rule {
  return ifGiven((field) => (holds(field) ? [] : [field.issue(allowed)]));
}

/** What must not be given, and why not. */
export function leftOut(why: string): Rule {
  return ifGiven((field) => [field.issue(`left out: ${why}`)]);
}

/** A name of this form. */
export function named(form: keyof typeof NAMES): Rule {
  return must(({ raw: value }) => isName(form, value), NAMES[form].words);
}

/** A name that can be part of a URL. */
export const pathSegment: Rule = must(
  ({ scalar: word }) => NAMES.pathSegment.pattern.test(word),
  'a name without "/" and "%", neither "." nor ".."',
);

/** A whole number in a range. */
export function within(range: Range): Rule {
  return must(({ raw: value }) => isInRange(range, value), wholeNumber(range));
}

/** A whole number in a range, in words. */
export function wholeNumber({ min, max }: Range): string {
  return max === RANGES.count.max ? `a whole number from ${min} on` : `a whole number from ${min} to ${max}`;
}

/** One of the values of a field that has no others. */
export function oneOf(values: keyof typeof ENUM_VALUES): Rule {
  return ifGiven((field, version) => {
    const known = valuesIn(version, ENUM_VALUES[values]);
    return known.includes(field.raw as string) ? [] : [field.issue(known.join(' or '))];
  });
}

/** A count, of which 0 is one. */
export const count = within(RANGES.count);

function valuesIn(version: KubernetesVersion, values: readonly (string | LaterValue)[]): readonly string[] {
  return values.flatMap((one) => {
    if (typeof one === 'string') return one;
    return isOlder(version, one.since) ? [] : one.value;
  });
}

function passes(): readonly Issue[] {
  return [];
}
