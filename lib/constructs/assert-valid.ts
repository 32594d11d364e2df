import type { Construct } from 'constructs';
import { assertNoIssues, type Issue, type Rule } from '../validation';
import { formatValue } from './cdk8s-values';

/**
 * Throws InvalidProperties if `rule` rejects the properties of a construct.
 *
 * @param caller the class of the construct: the stack trace begins at the line that called its constructor
 */
export function assertValid(construct: Construct, rule: Rule, props: unknown, caller: unknown): void {
  assertNoConstructIssues(construct.node.path, rule(props), caller);
}

/** Throws InvalidProperties if there are issues with the properties of the construct at `path`. */
export function assertNoConstructIssues(path: string, issues: readonly Issue[], caller: unknown): void {
  assertNoIssues(path, issues, caller, formatValue);
}
