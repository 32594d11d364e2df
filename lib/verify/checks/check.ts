import type { Permission } from '../cluster';
import type { CheckContext } from '../context';
import type { CheckId, CheckOutcome } from '../report';

/** Something to be seen of an app on a cluster. */
export interface VerifyCheck {
  readonly id: CheckId;
  readonly title: string;
  /** What it needs to be allowed, beside reading the app's objects. Default: nothing. */
  readonly permissions?: (context: CheckContext) => readonly Permission[];
  /** What it does to the app or the cluster, to stand behind "it"; undefined where it only looks. */
  readonly describeAction?: (context: CheckContext) => string;
  /** Why it isn't run, whatever the cluster. */
  readonly skipReason?: (context: CheckContext) => string | undefined;
  run(context: CheckContext): Promise<CheckOutcome>;
}
