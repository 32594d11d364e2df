import { isSet } from '../field';
import type { Issue } from '../issue';
import type { FieldRule } from '../rule';
import { allOf } from './combinators';

/** Rejects each entry of a map whose key fails the test. `allowed` says what passes it. */
export function keys(test: (key: string) => boolean, allowed: string): FieldRule {
  return (field) => {
    const issues: Issue[] = [];
    for (const [key, value] of field.entries()) if (!test(key)) issues.push(value.issue(`under ${allowed}`));
    return issues;
  };
}

/** Applies the rule to each value of a map. */
export function values(rule: FieldRule): FieldRule {
  return (field, version) => field.entries().flatMap(([, value]) => rule(value, version));
}

/** Rejects a map that has none of these keys, and all of these keys but the first that is set. */
export function exactlyOneOf(keysOfChoice: readonly string[]): FieldRule {
  const allowed = `with one of ${keysOfChoice.join(', ')}`;
  const hasOne: FieldRule = (field) => (keysOfChoice.some((key) => isSet(field.at(key))) ? [] : [field.issue(allowed)]);
  return allOf(hasOne, atMostOneOf(keysOfChoice));
}

/** Rejects all of these keys of a map but the first that is set. */
export function atMostOneOf(keysOfChoice: readonly string[]): FieldRule {
  return (field) => {
    const [first, ...others] = keysOfChoice.map((key) => field.at(key)).filter(isSet);
    return others.map((other) => other.issue(`left out: ${first?.path} is there already`));
  };
}
