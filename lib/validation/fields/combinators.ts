import { isOlder, type KubernetesVersion } from '../../kubernetes';
import { isNonEmpty, isSet } from '../field';
import type { Issue } from '../issue';
import type { FieldRule } from '../rule';
import type { FieldTest } from './tests';

/** Accepts every field. */
export const any: FieldRule = () => [];

/** Applies all of these rules. */
export function allOf(...rules: readonly FieldRule[]): FieldRule {
  return (field, version) => {
    const issues: Issue[] = [];
    for (const rule of rules) for (const issue of rule(field, version)) issues.push(issue);
    return issues;
  };
}

/** Applies a rule to each of these keys of a map, also to those that are not set. Other keys are for decoding to reject. */
export function object(rules: Readonly<Record<string, FieldRule>>): FieldRule {
  const entries = Object.entries(rules);
  return (field, version) => {
    const issues: Issue[] = [];
    for (const [key, rule] of entries) for (const issue of rule(field.at(key), version)) issues.push(issue);
    return issues;
  };
}

/** Applies the rule to a field that is set. */
export function optional(rule: FieldRule): FieldRule {
  return (field, version) => (isSet(field) ? rule(field, version) : []);
}

/** Accepts an empty string or list, and applies the rule to any other value that is set. */
export function emptyOr(rule: FieldRule): FieldRule {
  return (field, version) => (isNonEmpty(field) ? rule(field, version) : []);
}

/** Rejects a field that is not set or empty, and applies the rule to others. `what` says what the field is for. */
export function required(what: string, rule: FieldRule = any): FieldRule {
  return (field, version) => (isNonEmpty(field) ? rule(field, version) : [field.issue(`given: ${what}`)]);
}

/** Rejects a field that is set. `why` says why. */
export function forbidden(why: string): FieldRule {
  const allowed = `left out: ${why}`;
  return (field) => (isSet(field) ? [field.issue(allowed)] : []);
}

/** Rejects a field that fails the test. `allowed` says what passes it. */
export function refine(test: FieldTest, allowed: string): FieldRule {
  return (field, version) => (test(field, version) ? [] : [field.issue(allowed)]);
}

/** Applies the rule to fields that pass the test. */
export function when(test: FieldTest, rule: FieldRule): FieldRule {
  return (field, version) => (test(field, version) ? rule(field, version) : []);
}

/** Applies the rule from this version of Kubernetes on, and to older versions `before`. */
export function since(first: KubernetesVersion, rule: FieldRule, before: FieldRule = any): FieldRule {
  return (field, version) => (isOlder(version, first) ? before : rule)(field, version);
}
