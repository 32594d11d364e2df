import type { KubernetesVersion } from '../kubernetes';

/** The verdicts on an apply, each worse than those before it. */
export const VERDICTS = ['none', 'in-place', 'restart', 'broken', 'rejected', 'data-loss'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** Returns the worst of several verdicts. Returns `none` if there are none. */
export function worstVerdict(verdicts: readonly Verdict[]): Verdict {
  return VERDICTS.findLast((verdict) => verdicts.includes(verdict)) ?? 'none';
}

/** The forecast of what a client-side `kubectl apply -f HEAD` does to a cluster on which BASE was applied before. */
export interface Report {
  readonly version: 1;
  /** The version of the cluster. If it was not measured, `notes` name the version whose rules are used. */
  readonly kubernetes: KubernetesVersion;
  /** The worst verdict on any object. */
  readonly verdict: Verdict;
  /** Every object of HEAD in the order in which it is applied, then the objects that only BASE has. */
  readonly objects: readonly ObjectReport[];
  /** Notes on the whole forecast, such as an unmeasured version, or objects of BASE that no API server accepts. */
  readonly notes: readonly string[];
  /** Container images that are changed, added or removed. */
  readonly images: readonly ImageChange[];
  /** Resource requests of all pods and claims on the cluster. */
  readonly totals: { readonly before: Totals; readonly after: Totals };
}

/** A report on what an apply does to an object. */
export interface ObjectReport {
  readonly apiVersion: string;
  readonly kind: string;
  /** As in the manifest. Null if the manifest names none. */
  readonly namespace: string | null;
  readonly name: string;
  readonly outcome: 'created' | 'updated' | 'unchanged' | 'rejected' | 'left-running';
  /** The worst that happens to this object and its pods. */
  readonly verdict: Verdict;
  readonly changes: readonly Change[];
  /** Why running pods are replaced, the most likely reason first. Together they name every change with the effect `restart`. */
  readonly causes?: readonly Cause[];
  /** Why the object is rejected. */
  readonly errors?: readonly ObjectError[];
  /** Warnings about an accepted object. */
  readonly warnings?: readonly string[];
  /**
   * Why data may be affected in a way that `data` does not show. `warning`: a warning says how data may be lost or out
   * of reach. `controller`: the object is a custom resource, and the review does not know what its controller does.
   */
  readonly dataDoubt?: 'warning' | 'controller';
  /** The rollout of a StatefulSet. */
  readonly rollout?: Rollout;
  /** The effect on the pods of an object of another kind, in words. */
  readonly pods?: string;
  readonly claims?: readonly ClaimReport[];
  /**
   * Commands that make a change that `kubectl apply` alone cannot make, without losing data. Lines with `#` are
   * comments. The first line says what the runbook does: `# Grow the claims of StatefulSet web`.
   */
  readonly runbook?: readonly string[];
  /** Reports on the persistent data that the pods of BASE mounted. */
  readonly data?: readonly DataReport[];
  /** Values that HEAD states and that the object does not have after the apply. */
  readonly notApplied?: readonly NotApplied[];
  /** The workload of BASE that this one replaces: `StatefulSet web`. */
  readonly renamedFrom?: string;
  /** The feature that the two workloads have in common: `the same selector`. */
  readonly pairedBy?: string;
  /** The file of HEAD's manifest, or of BASE's if HEAD has none. Relative to the folder. */
  readonly file: string;
  /** The line on which the manifest begins. The first line is 1. */
  readonly line: number;
}

/** Why the API server rejects an object. */
export interface ObjectError {
  /** `spec.ports[0].port` */
  readonly path: string;
  readonly message: string;
  /** The line of the field in the file. If the field is missing, the line of what should contain it. */
  readonly line?: number;
}

/** A changed field of a manifest. */
export interface Change {
  /** JSON pointer into HEAD's manifest, or into BASE's if HEAD lacks the field. */
  readonly path: string;
  readonly before?: unknown;
  readonly after?: unknown;
  readonly effect: 'in-place' | 'restart' | 'ignored' | 'rejected';
  /** The line of the field in HEAD's file. Undefined if HEAD lacks the field. */
  readonly line?: number;
}

/** A reason why running pods are replaced. */
export interface Cause {
  /** Continues a sentence after "because": `ConfigMap settings changed`, `the image of container web changed`. */
  readonly reason: string;
  /** The JSON pointers of the changes with this reason. */
  readonly paths: readonly string[];
  /** The ConfigMaps and Secrets whose new content is the reason: `ConfigMap settings`. */
  readonly objects?: readonly string[];
}

/** A value that HEAD states and that the object does not have after the apply. */
export interface NotApplied {
  /** JSON pointer into HEAD's manifest. */
  readonly path: string;
  /** The value that HEAD states. Left out for a Secret. */
  readonly asked?: unknown;
  /** The value after the apply. Undefined if there is none. */
  readonly after?: unknown;
  /** Why the value is not applied. */
  readonly reason: string;
  /** How to apply the value. */
  readonly instead?: string;
}

/** The effect of an apply on the pods of a StatefulSet. */
export interface Rollout {
  /** Whether the pod template changes. */
  readonly templateChanged: boolean;
  /** Pods that are replaced, in order. */
  readonly restarts: readonly string[];
  /**
   * The replaced pods in batches that are replaced at the same time. Under OrderedReady, a batch is ready before the next
   * one is stopped. Under Parallel, the next pod is stopped as soon as one pod of the batch is ready. Undefined if no pod
   * is replaced.
   */
  readonly batches?: readonly (readonly string[])[];
  /** Pods that keep the old revision: pods below the partition, or all pods under OnDelete. */
  readonly held: readonly string[];
  readonly creates: readonly string[];
  readonly deletes: readonly string[];
  /** Why pods of the new revision cannot be created or cannot start, although the API server accepts the StatefulSet. */
  readonly broken?: string;
  /** Pods that a lower partition updates, if the old partition kept them at an earlier revision. */
  readonly promotes?: readonly string[];
  /** Whether no pod serves requests for a while. */
  readonly outage?: boolean;
  /** The shortest time that the rollout can take, in seconds. */
  readonly leastSeconds?: number;
}

/** A report on a claim of a StatefulSet. */
export interface ClaimReport {
  /** `TEMPLATE-STATEFULSET-ORDINAL`, as in the cluster. */
  readonly name: string;
  readonly fate: 'created' | 'kept' | 'orphaned' | 'deleted';
}

/** A report on a path at which the pods of BASE mounted persistent data. */
export interface DataReport {
  readonly container: string;
  /** The mount path. */
  readonly path: string;
  /** The volume that BASE mounts: `claim files-a`, `claim template files, folder a`. */
  readonly before: string;
  /** The volume that HEAD mounts at the path, or the path at which it mounts the same data. Null if there is none. */
  readonly after: string | null;
  /**
   * - `kept`: the same data.
   * - `moved`: the same data at another path.
   * - `left-behind`: the data is kept, but the pods do not mount it.
   * - `hidden`: the pods mount it, but this container does not, or its image looks for its data at another path.
   * - `deleted`: not used for mounts. `claims` names the claims that are deleted.
   * - `incompatible`: the image of HEAD cannot open it.
   * - `unknown`: the manifests do not say.
   */
  readonly fate: 'kept' | 'moved' | 'left-behind' | 'hidden' | 'deleted' | 'incompatible' | 'unknown';
  readonly reason?: string;
}

/** A changed, added or removed container image. */
export interface ImageChange {
  /** `StatefulSet web` */
  readonly object: string;
  /** As in the manifest. Undefined if the manifest names none. */
  readonly namespace?: string;
  readonly container: string;
  /** Undefined if HEAD adds the container. */
  readonly before?: string;
  /** Undefined if HEAD removes the container. */
  readonly after?: string;
}

/** Resource requests of all pods and claims. */
export interface Totals {
  /** In cores. */
  readonly cpu: number;
  /** In bytes. */
  readonly memory: number;
  /** In bytes. */
  readonly storage: number;
}
