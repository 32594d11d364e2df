import type { Construct } from 'constructs';
import { assertNoIssues, type Issue, type Rule } from '../validation';
import { formatValue } from './cdk8s-values';

/**
 * Throws where `rule` finds problems in what `construct` was given. The stack trace begins at the line that
 * made the construct: `caller`, its class, and what that calls are left out of it.
 */
export function assertValid(construct: Construct, rule: Rule, props: unknown, caller: unknown): void {
  assertNoConstructIssues(construct.node.path, rule(props), caller);
}

/** Throws `InvalidProperties` if there are issues with the properties of what stands at `path`. */
export function assertNoConstructIssues(path: string, issues: readonly Issue[], caller: unknown): void {
  assertNoIssues(path, issues, caller, formatValue);
}
