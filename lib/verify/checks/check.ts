import type { AppContext } from '../app-context';
import type { Permission } from '../cluster';
import type { DataMarks, HelperPod, PodDeletion } from '../experiments';
import type { CheckId, CheckOutcome } from '../report';

/** The app, and the experiments that checks share. */
export interface CheckSetup extends AppContext {
  /** The name for a copy of the app, if one is started. */
  readonly copyName: string;
  readonly helperPod: HelperPod;
  readonly dataMarks: DataMarks;
  readonly podDeletion: PodDeletion;
}

/** Everything that a check uses. */
export interface CheckContext extends CheckSetup {
  /** Whether a check that ran before has passed. */
  hasPassed(id: CheckId): boolean;
}

/** A check of an app on a cluster. */
export interface VerifyCheck {
  readonly id: CheckId;
  /** The statement that is true if the check passes. */
  readonly title: string;
  /**
   * The permissions that it needs.
   *
   * @default those to read the app's objects, which every check needs
   */
  readonly permissions?: (context: CheckContext) => readonly Permission[];
  /**
   * How it disturbs the app or changes the cluster, to continue "It".
   *
   * @default it only reads
   */
  readonly describeAction?: (context: CheckContext) => string;
  /** Why it is skipped whatever the cluster has. Undefined if it runs. */
  readonly skipReason?: (context: CheckContext) => string | undefined;
  /** @throws CheckSkipped, KubectlFailure or CannotVerify */
  run(context: CheckContext): Promise<CheckOutcome>;
}
