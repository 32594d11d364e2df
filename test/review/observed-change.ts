import type { KubernetesVersion } from '../../lib/kubernetes';
import type { ObjectReport, Verdict } from '../../lib/review';
import type { Manifest } from '../manifests';
import { hasNewTemplate, type ObservedObject } from './observed-objects';
import { type ObservedPods, observePods } from './observed-pods';
import { verdictOfTrial } from './observed-verdict';
import type { ChangeTrial } from './trial';

/** The observed effect of a change on a cluster, as JSON. */
export interface ObservedChange {
  readonly name: string;
  readonly version: KubernetesVersion;
  readonly base: readonly Manifest[];
  readonly head: readonly Manifest[];
  readonly verdict: Verdict;
  /** By the identityOf of the object in its manifest. */
  readonly objects: Readonly<Record<string, ObservedOutcome>>;
}

/** The observed effect of a change on an object. */
export interface ObservedOutcome {
  readonly outcome: ObjectReport['outcome'];
  /** The message of a rejection. */
  readonly message?: string;
  /** Whether the pod template of an updated StatefulSet changed. */
  readonly templateChanged?: boolean;
  /** Why the API server rejects the pods or claims of a StatefulSet. */
  readonly podError?: string;
  /** The observed effect on the pods of a StatefulSet. */
  readonly pods?: ObservedPods;
}

/** Summarizes a trial as JSON. */
export function observeChange(trial: ChangeTrial, version: KubernetesVersion): ObservedChange {
  const { name, base, head, verdict = verdictOfTrial(trial) } = trial.placed;
  const objects = [...trial.objects].map(([key, object]) => [key, toOutcome(trial, key, object)]);
  return { name, version, base, head, verdict, objects: Object.fromEntries(objects) };
}

function toOutcome(trial: ChangeTrial, key: string, object: ObservedObject): ObservedOutcome {
  const { outcome, message, before, after, manifest } = object;
  const podError = trial.podErrors.get(key);
  if (manifest.kind !== 'StatefulSet' || after === undefined) return { outcome, message, podError };
  const templateChanged = before && hasNewTemplate(before, after);
  const isApplied = outcome !== 'rejected' && outcome !== 'left-running';
  return { outcome, message, templateChanged, podError, pods: isApplied ? observePods(trial, object) : undefined };
}
