export { findDuplicates, type UniqueValue } from './duplicates';
export { Field } from './field';
export { assertNoIssues, InvalidProperties, withCallerStack } from './invalid-properties';
export { describeIssue, formatPlainValue, type Issue, nestIssues } from './issue';
export type { Rule, RulesOf } from './rule';
export { ValidatedValue } from './validated-value';
export * as v from './values';
