import { findDuplicateFields } from '../duplicates';
import { type Field, isNonEmpty } from '../field';
import type { Issue } from '../issue';
import type { FieldRule } from '../rule';
import { allOf } from './combinators';

/** Applies the rule to each item of a list. */
export function array(rule: FieldRule): FieldRule {
  return (field, version) => {
    const issues: Issue[] = [];
    for (const item of field.items()) for (const issue of rule(item, version)) issues.push(issue);
    return issues;
  };
}

/** Rejects a list without items, and applies the rule to each item. `what` says what they are. */
export function nonEmptyArray(what: string, rule?: FieldRule): FieldRule {
  const isFilled: FieldRule = (field) =>
    Array.isArray(field.raw) && field.raw.length > 0 ? [] : [field.issue(`a list of at least one: ${what}`)];
  return rule === undefined ? isFilled : allOf(isFilled, array(rule));
}

/** Rejects a list of more than so many items. */
export function maxItems(most: number): FieldRule {
  return (field) =>
    Array.isArray(field.raw) && field.raw.length > most ? [field.issue(`a list of at most ${most} items`)] : [];
}

/** Rejects each item of a list that an item before it equals. */
export const uniqueItems: FieldRule = (field) => findDuplicateFields(field.items());

/**
 * Rejects each item of a list whose `key` has the value of an item before it. Items without the key are accepted.
 *
 * @param identify what the values of two items must differ in, by default the value itself
 */
export function uniqueBy(key: string, identify?: (item: Field) => string): FieldRule {
  return (field) => {
    const items = field.items().filter((item) => isNonEmpty(item.at(key)));
    return findDuplicateFields(
      items.map((item) => item.at(key)),
      identify && items.map(identify),
    );
  };
}
