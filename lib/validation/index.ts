export { findDuplicateFields, findDuplicates, type UniqueValue } from './duplicates';
export { Field, isNonEmpty, isSet } from './field';
export * as f from './fields';
export { assertNoIssues, InvalidProperties, withCallerStack } from './invalid-properties';
export { describeIssue, formatPlainValue, type Issue, nestIssues } from './issue';
export type { FieldRule, Rule, RulesOf } from './rule';
export { ValidatedValue } from './validated-value';
export * as v from './values';
export { describeEnum, describeRange } from './wording';
