import type { KubernetesVersion } from '../kubernetes';

/** The worst that happens to any object; each is worse than those before it. */
export const VERDICTS = ['none', 'in-place', 'restart', 'broken', 'rejected', 'data-loss'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** What a client-side `kubectl apply -f HEAD` will do to a cluster on which BASE was applied before. */
export interface Report {
  readonly version: 1;
  /** The version of the cluster. If it was not measured, `notes` say whose rules were applied. */
  readonly kubernetes: KubernetesVersion;
  readonly verdict: Verdict;
  /** Every object of BASE or HEAD, those of HEAD first, in the order in which they are applied. */
  readonly objects: readonly ObjectReport[];
  /** Notes on the whole forecast, such as an unmeasured version, or objects of BASE that no API server accepts. */
  readonly notes: readonly string[];
  /** Images that are others, or come or go. */
  readonly images: readonly ImageChange[];
  /** What all pods and claims ask for. */
  readonly totals: { readonly before: Totals; readonly after: Totals };
}

export interface ObjectReport {
  readonly apiVersion: string;
  readonly kind: string;
  /** As in the manifest; null where it names none. */
  readonly namespace: string | null;
  readonly name: string;
  readonly outcome: 'created' | 'updated' | 'unchanged' | 'rejected' | 'left-running';
  /** The worst that happens to this object. */
  readonly verdict: Verdict;
  readonly changes: readonly Change[];
  /** Why running pods are replaced, the likeliest to have been meant first. Together they name every change with the effect `restart`. */
  readonly causes?: readonly Cause[];
  /** Why it is rejected. */
  readonly errors?: readonly ObjectError[];
  /** Warnings about an accepted object. */
  readonly warnings?: readonly string[];
  /**
   * What else decides on data, beside the mounts: a `warning` says how it may get lost or out of reach, or a
   * `controller` does with the pods of a custom resource what nobody knows here.
   */
  readonly dataDoubt?: 'warning' | 'controller';
  /** What happens to the pods: of StatefulSets. */
  readonly rollout?: Rollout;
  /** What happens to the pods of another kind, in words. */
  readonly pods?: string;
  readonly claims?: readonly ClaimReport[];
  /**
   * The commands that carry out what an apply alone can't, without losing data. Lines with `#` are comments. The first one
   * says what the runbook does: `# Grow the claims of StatefulSet web`.
   */
  readonly runbook?: readonly string[];
  /** What the pods see of the data that BASE's pods had. */
  readonly data?: readonly DataReport[];
  /** Values that HEAD states and that the object does not have after the apply. */
  readonly notApplied?: readonly NotApplied[];
  /** The workload of BASE that this one takes the place of: `StatefulSet web`. */
  readonly renamedFrom?: string;
  /** What the two have in common, by which they were paired: `the same selector`. */
  readonly pairedBy?: string;
  /** The file that the manifest stands in, HEAD's or, where it is gone from there, BASE's; from the top of the folder. */
  readonly file: string;
  /** The line on which the manifest begins, from 1. */
  readonly line: number;
}

export interface ObjectError {
  /** `spec.ports[0].port` */
  readonly path: string;
  readonly message: string;
  /** The line of it in the file, where it stands there. */
  readonly line?: number;
}

export interface Change {
  /** JSON pointer into the manifest: HEAD's, or where the field is gone from there BASE's. */
  readonly path: string;
  readonly before?: unknown;
  readonly after?: unknown;
  readonly effect: 'in-place' | 'restart' | 'ignored' | 'rejected';
  /** The line of it in HEAD's file, where it stands there. */
  readonly line?: number;
}

/** Why running pods are replaced. */
export interface Cause {
  /** What follows "because": `ConfigMap settings changed`, `the image of container web changed`. */
  readonly reason: string;
  /** The JSON pointers of the changes that it stands for. */
  readonly paths: readonly string[];
  /** The ConfigMaps and Secrets whose content changed, for which the changes stand: `ConfigMap settings`. */
  readonly objects?: readonly string[];
}

export interface NotApplied {
  /** JSON pointer into HEAD's manifest. */
  readonly path: string;
  /** The value that HEAD states. Left out for a Secret. */
  readonly asked?: unknown;
  /** The value after the apply. Undefined if there is none. */
  readonly after?: unknown;
  readonly reason: string;
  /** How to apply the value. */
  readonly instead?: string;
}

export interface Rollout {
  readonly templateChanged: boolean;
  /** Pods that are replaced, in the order in which they are. */
  readonly restarts: readonly string[];
  /**
   * The same, by what is replaced at a time. Under OrderedReady a batch is ready before the next is stopped; under Parallel
   * the next pod is stopped as soon as one of the batch is ready. Undefined if nothing is replaced.
   */
  readonly batches?: readonly (readonly string[])[];
  /** Pods that keep the old revision: below the partition, or all under OnDelete. */
  readonly held: readonly string[];
  readonly creates: readonly string[];
  readonly deletes: readonly string[];
  /** Why pods of the new revision can't be made or can't start, where the API server takes them all the same. */
  readonly broken?: string;
  /** Pods that a lowered partition releases, should an earlier revision have been held back on them. */
  readonly promotes?: readonly string[];
  /** Whether there is a time at which no pod serves. */
  readonly outage?: boolean;
  /** The least time that the rollout takes. */
  readonly leastSeconds?: number;
}

export interface ClaimReport {
  /** As in the cluster: CLAIM-STATEFULSET-ORDINAL. */
  readonly name: string;
  readonly fate: 'created' | 'kept' | 'orphaned' | 'deleted';
}

/** What HEAD's pods see at a path at which data of BASE's pods lay that outlives a pod. */
export interface DataReport {
  readonly container: string;
  /** The mount path. */
  readonly path: string;
  /** What was mounted: `claim files-a`, `claim template files, folder a`. */
  readonly before: string;
  /** What is mounted there now, or where the same data is mounted now. Null if nothing is. */
  readonly after: string | null;
  /**
   * - `kept`: the same data.
   * - `moved`: the same data at another path.
   * - `left-behind`: the data stays where it was, and the pods do not mount it.
   * - `hidden`: the pods mount it, but this container no longer does, or its image looks for its data elsewhere.
   * - `deleted`: no forecast says it of a mount; `claims` names the claims that are deleted.
   * - `incompatible`: the image of HEAD does not open it.
   * - `unknown`: the manifests do not say.
   */
  readonly fate: 'kept' | 'moved' | 'left-behind' | 'hidden' | 'deleted' | 'incompatible' | 'unknown';
  readonly reason?: string;
}

export interface ImageChange {
  /** `StatefulSet web` */
  readonly object: string;
  /** As in the manifest. Undefined if it names none. */
  readonly namespace?: string;
  readonly container: string;
  /** Undefined where it comes with HEAD. */
  readonly before?: string;
  /** Undefined where it goes with BASE. */
  readonly after?: string;
}

export interface Totals {
  /** Cores. */
  readonly cpu: number;
  /** Bytes. */
  readonly memory: number;
  /** Bytes. */
  readonly storage: number;
}
