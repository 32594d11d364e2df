import { findDuplicates } from '../duplicates';
import { type Issue, nestIssues } from '../issue';
import type { Rule, RulesOf } from '../rule';
import { ValidatedValue } from '../validated-value';
import { describeEnum } from '../wording';

/** The rule that `test` holds; `allowed` says to people what passes it. */
export function refine(test: (value: unknown) => boolean, allowed: string): Rule {
  return (value) => (test(value) ? [] : [{ path: '', value, allowed }]);
}

/** `rule`, where something was given. */
export function optional(rule: Rule): Rule {
  return (value) => (value === undefined ? [] : rule(value));
}

/** One of these values. */
export function enumOf(values: readonly string[]): Rule {
  return refine((value) => values.some((one) => one === value), describeEnum(values));
}

export const boolean: Rule = refine((value) => typeof value === 'boolean', 'true or false');

/** A list that `rule` holds for item by item; `allowed` says what it is a list of. */
export function array(allowed: string, rule: Rule, atLeast = 0): Rule {
  return (value) =>
    Array.isArray(value) && value.length >= atLeast
      ? // Not flatMap: a hole in the list is an item that was not given.
        Array.from(value, (item, index) => nestIssues(index, rule(item))).flat()
      : [{ path: '', value, allowed: `a list of ${atLeast > 0 ? `at least ${atLeast} of ` : ''}${allowed}` }];
}

/** No two items of a list have the same value in this property. What is no list, or no item, is for others to say. */
export function uniqueBy<Item>(property: keyof Item & string): Rule {
  return (value) =>
    findDuplicates(
      Array.from(Array.isArray(value) ? value : [], (item, index) => ({
        path: `[${index}].${property}`,
        value: Object(item)[property],
        owner: `[${index}]`,
      })),
    );
}

/** No two items of a list are the same. */
export const uniqueItems: Rule = (value) =>
  findDuplicates(
    Array.from(Array.isArray(value) ? value : [], (item, index) => {
      const path = `[${index}]`;
      return { path, value: item, owner: path };
    }),
  );

/** `next`, where `first` finds nothing: for what can only be looked at when the parts are sound. */
export function pipe(first: Rule, next: Rule): Rule {
  return (value) => {
    const problems = first(value);
    return problems.length > 0 ? problems : next(value);
  };
}

/** `next`, where these properties are sound: for what can only be looked at side by side. */
export function whenValid<Props>(
  rules: Partial<RulesOf<Props>>,
  names: readonly (keyof Props & string)[],
  next: (props: Props) => readonly Issue[],
): Rule {
  return (value) => {
    const sound = isObject(value) && names.every((name) => (rules[name] as Rule)(value[name]).length === 0);
    return sound ? next(value as Props) : [];
  };
}

/** What each of these rules finds. */
export function allOf(...rules: readonly Rule[]): Rule {
  return (value) => rules.flatMap((rule) => rule(value));
}

/** An object with these properties and no others. */
export function object<Props>(rules: RulesOf<Props>): Rule {
  const known = Object.entries<Rule>(rules);
  const names = known.map(([name]) => name);
  return (value) => {
    if (!isObject(value)) return [{ path: '', value, allowed: `an object with ${names.join(', ')}` }];
    const unknown = Object.keys(value).filter((name) => !names.includes(name));
    return [
      ...unknown.map((name) => ({
        path: name,
        value: value[name],
        allowed: `left out: there is no such property, there are ${names.join(', ')}`,
      })),
      ...known.flatMap(([name, rule]) => nestIssues(name, rule(value[name]))),
    ];
  };
}

/** A map of at least so many keys, whose keys and values have these rules. */
export function record(key: Rule, item: Rule, allowed: string, atLeast = 1): Rule {
  return (value) =>
    isObject(value) && Object.keys(value).length >= atLeast
      ? Object.entries(value).flatMap(([name, each]) => nestIssues(name, [...key(name), ...item(each)]))
      : [{ path: '', value, allowed }];
}

/** A plain object: CDK8s renders no others. Its prototype may be that of another realm. */
function isObject(value: unknown): value is Record<string, unknown> {
  const prototype = typeof value === 'object' && value !== null ? Object.getPrototypeOf(value) : null;
  return prototype !== null && Object.getPrototypeOf(prototype) === null;
}

/** An instance of `type` with nothing wrong inside; `allowed` says to people how one is made. */
export function instance(type: { readonly prototype: ValidatedValue }, allowed: string): Rule {
  return (value) =>
    value instanceof ValidatedValue && value instanceof (type as unknown as typeof ValidatedValue)
      ? value.issues()
      : [{ path: '', value, allowed }];
}
