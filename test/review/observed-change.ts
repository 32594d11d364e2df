import type { KubernetesVersion } from '../../lib/kubernetes';
import type { ObjectReport, Verdict } from '../../lib/review';
import type { Manifest } from '../manifests';
import { hasNewTemplate } from './observed-objects';
import { type ObservedPods, observePods } from './observed-pods';
import { verdictOfTrial } from './observed-verdict';
import type { ChangeTrial } from './trial';

/** What an API server made of a change, as data. */
export interface ObservedChange {
  readonly name: string;
  readonly version: KubernetesVersion;
  readonly base: readonly Manifest[];
  readonly head: readonly Manifest[];
  readonly verdict: Verdict;
  /** By the identity that the object has in its manifest. */
  readonly objects: Readonly<Record<string, ObservedOutcome>>;
}

export interface ObservedOutcome {
  readonly outcome: ObjectReport['outcome'];
  /** What the server said against it. */
  readonly message?: string;
  /** Of what has been updated and makes pods from a template. */
  readonly templateChanged?: boolean;
  /** What stands against the pods of a StatefulSet. */
  readonly podError?: string;
  /** Of a StatefulSet whose controller has been waited for. */
  readonly pods?: ObservedPods;
}

/** What is to be known of a trial. */
export function observeChange(trial: ChangeTrial, version: KubernetesVersion, patient: boolean): ObservedChange {
  const { base, head, name } = trial.placed;
  const objects = [...trial.seen].map(([key, seen]): [string, ObservedOutcome] => {
    const { outcome, message, before, after, manifest } = seen;
    const isSet = manifest.kind === 'StatefulSet' && after !== undefined;
    const templateChanged = isSet && before !== undefined ? hasNewTemplate(before, after) : undefined;
    const pods =
      isSet && patient && outcome !== 'rejected' && outcome !== 'left-running' ? observePods(trial, seen) : undefined;
    return [key, { outcome, message, templateChanged, podError: trial.stillborn.get(key), pods }];
  });
  return {
    name,
    version,
    base,
    head,
    verdict: trial.placed.verdict ?? verdictOfTrial(trial),
    objects: Object.fromEntries(objects),
  };
}
