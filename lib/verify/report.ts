/** The IDs of the checks in reports. */
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

/** The evidence of a check, and its failures. */
export interface Findings {
  /** Such as the address of a pod, or a count before and after. */
  readonly evidence: readonly string[];
  /** Each a reason why the check fails. */
  readonly failures: readonly string[];
}

/** The result of a check. */
export interface CheckOutcome {
  readonly status: 'passed' | 'failed' | 'skipped';
  readonly evidence: readonly string[];
  /** Why it failed or was skipped. */
  readonly reason?: string;
}

/** A check with its result. */
export interface CheckReport extends CheckOutcome {
  readonly id: CheckId;
  readonly title: string;
  readonly seconds: number;
}

/** The results of all checks of an app. */
export interface VerifyReport {
  readonly app: string;
  /** The context of the kubeconfig. Empty if kubectl has none, as in a pod. */
  readonly context: string;
  readonly namespace: string;
  /** The version of the cluster: `v1.34.4`. */
  readonly kubernetes: string;
  /** Whether no check failed, and every change was undone. */
  readonly passed: boolean;
  readonly checks: readonly CheckReport[];
  /** The changes that could not be undone, each with the command that undoes it. */
  readonly left: readonly string[];
}

/** Ends a check that cannot be made. Its message is the reason, and says nothing about the app. */
export class CheckSkipped extends Error {}

/** Failed if there are failures, passed otherwise. */
export function createOutcome({ evidence, failures }: Findings): CheckOutcome {
  if (failures.length === 0) return { status: 'passed', evidence };
  return { status: 'failed', evidence, reason: failures.join('; ') };
}

/** Failed for one reason, without evidence. */
export function createFailedOutcome(failure: string): CheckOutcome {
  return createOutcome({ evidence: [], failures: [failure] });
}

/** Skipped for a reason. */
export function createSkippedOutcome(reason: string, evidence: readonly string[] = []): CheckOutcome {
  return { status: 'skipped', evidence, reason };
}

/** All evidence and all failures, in order. */
export function mergeFindings(findings: readonly Findings[]): Findings {
  return {
    evidence: findings.flatMap(({ evidence }) => evidence),
    failures: findings.flatMap(({ failures }) => failures),
  };
}
