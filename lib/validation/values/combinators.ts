import { findDuplicates } from '../duplicates';
import { type Issue, nestIssues } from '../issue';
import type { Rule, RulesOf } from '../rule';
import { ValidatedValue } from '../validated-value';
import { describeEnum } from '../wording';

/** Rejects a value that fails the test. `allowed` says what passes it. */
export function refine(test: (value: unknown) => boolean, allowed: string): Rule {
  return (value) => (test(value) ? [] : [{ path: '', value, allowed }]);
}

/** Applies the rule to a value that is not undefined. */
export function optional(rule: Rule): Rule {
  return (value) => (value === undefined ? [] : rule(value));
}

/** One of these values. */
export function enumOf(values: readonly string[]): Rule {
  return refine((value) => values.some((one) => one === value), describeEnum(values));
}

export const boolean: Rule = refine((value) => typeof value === 'boolean', 'true or false');

/** A list, to each item of which the rule applies. `what` says what the items are. */
export function array(what: string, rule: Rule): Rule {
  return (value) =>
    Array.isArray(value)
      ? // Unlike flatMap, Array.from visits holes of the list.
        Array.from(value, (item, index) => nestIssues(index, rule(item))).flat()
      : [{ path: '', value, allowed: `a list of ${what}` }];
}

/** A list with at least one item, to each of which the rule applies. `what` says what the items are. */
export function nonEmptyArray(what: string, rule: Rule): Rule {
  const isFilled = refine((value) => Array.isArray(value) && value.length > 0, `a list of at least 1 of ${what}`);
  return pipe(isFilled, array(what, rule));
}

/** Rejects each item of a list whose property has the value of an item before it. Other values are accepted. */
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

/** Rejects each item of a list that equals an item before it. Other values are accepted. */
export const uniqueItems: Rule = (value) =>
  findDuplicates(
    Array.from(Array.isArray(value) ? value : [], (item, index) => {
      const path = `[${index}]`;
      return { path, value: item, owner: path };
    }),
  );

/** Applies `next` to a value that `first` accepts. */
export function pipe(first: Rule, next: Rule): Rule {
  return (value) => {
    const problems = first(value);
    return problems.length > 0 ? problems : next(value);
  };
}

/** Applies `next`, which compares properties, if the rules accept each of these properties. */
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

/** Applies all of these rules. */
export function allOf(...rules: readonly Rule[]): Rule {
  return (value) => rules.flatMap((rule) => rule(value));
}

/** An object with these properties and no others. Applies each rule, also to a property that is not set. */
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

/** A map of at least so many keys. Applies one rule to each key, the other to each value. */
export function record(key: Rule, item: Rule, allowed: string, atLeast = 1): Rule {
  return (value) =>
    isObject(value) && Object.keys(value).length >= atLeast
      ? Object.entries(value).flatMap(([name, each]) => nestIssues(name, [...key(name), ...item(each)]))
      : [{ path: '', value, allowed }];
}

/** Whether a value is a plain object; CDK8s renders no others. Its prototype may be that of another realm. */
function isObject(value: unknown): value is Record<string, unknown> {
  const prototype = typeof value === 'object' && value !== null ? Object.getPrototypeOf(value) : null;
  return prototype !== null && Object.getPrototypeOf(prototype) === null;
}

/** An instance of the class, without issues of its own. `allowed` says how to create one. */
export function instance(type: { readonly prototype: ValidatedValue }, allowed: string): Rule {
  return (value) =>
    value instanceof ValidatedValue && value instanceof (type as unknown as typeof ValidatedValue)
      ? value.issues()
      : [{ path: '', value, allowed }];
}
