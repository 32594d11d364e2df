import type { Right } from '../cluster';
import type { Context } from '../context';
import type { CheckId, Outcome } from '../report';

/** Something to be seen of an app on a cluster. */
export interface Check {
  readonly id: CheckId;
  readonly title: string;
  /** What it needs to be allowed, beside reading the app's objects. Default: nothing. */
  readonly rights?: (context: Context) => readonly Right[];
  /** What it does to the app or the cluster, to stand behind "it"; undefined where it only looks. */
  readonly disturbs?: (context: Context) => string;
  /** Why it isn't run, whatever the cluster. */
  readonly skip?: (context: Context) => string | undefined;
  run(context: Context): Promise<Outcome>;
}
