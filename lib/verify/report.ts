/** The checks, by the ids under which programs know them. */
export type CheckId =
  | 'objects'
  | 'ready'
  | 'claims'
  | 'dns'
  | 'probes'
  | 'outside'
  | 'isolation'
  | 'persistence'
  | 'app-persistence'
  | 'parallel'
  | 'canary';

/** What came of a check. */
export interface CheckOutcome {
  readonly status: 'passed' | 'failed' | 'skipped';
  /** What was seen: a pod's address, a count before and after. */
  readonly evidence: readonly string[];
  /** Why it failed or was skipped. */
  readonly reason?: string;
}

/** A check, and what came of it. */
export interface CheckReport extends CheckOutcome {
  readonly id: CheckId;
  readonly title: string;
  readonly seconds: number;
}

/** What was seen of an app. */
export interface VerifyReport {
  readonly app: string;
  /** The context of the kubeconfig; empty where kubectl has none, as in a pod. */
  readonly context: string;
  readonly namespace: string;
  /** The cluster's version: `v1.34.4`. */
  readonly kubernetes: string;
  /** Whether no check failed, and nothing is left changed. */
  readonly passed: boolean;
  readonly checks: readonly CheckReport[];
  /** What could not be put back, each with the command that does it. */
  readonly left: readonly string[];
}

const passed = (evidence: readonly string[]): CheckOutcome => ({ status: 'passed', evidence });

export const createSkippedOutcome = (reason: string, evidence: readonly string[] = []): CheckOutcome => ({
  status: 'skipped',
  evidence,
  reason,
});

/** Failed where there are reasons to, and otherwise passed. */
export function createOutcome(evidence: readonly string[], reasons: readonly string[]): CheckOutcome {
  return reasons.length > 0 ? { status: 'failed', evidence, reason: reasons.join('; ') } : passed(evidence);
}
