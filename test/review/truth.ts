import type { KubernetesVersion } from '../../lib/kubernetes';
import type { ObjectReport, Verdict } from '../../lib/review';
import type { Manifest } from '../manifests';
import { podsSeen, type SeenPods } from './pods';
import { templateDiffers } from './seen';
import type { Trial } from './trial';
import { verdictSeen } from './verdict';

/** What an API server made of a change, as data. */
export interface Truth {
  readonly name: string;
  readonly version: KubernetesVersion;
  readonly base: readonly Manifest[];
  readonly head: readonly Manifest[];
  readonly verdict: Verdict;
  /** By the identity that the object has in its manifest. */
  readonly objects: Readonly<Record<string, ObjectTruth>>;
}

export interface ObjectTruth {
  readonly outcome: ObjectReport['outcome'];
  /** What the server said against it. */
  readonly message?: string;
  /** Of what has been updated and makes pods from a template. */
  readonly templateChanged?: boolean;
  /** What stands against the pods of a StatefulSet. */
  readonly stillborn?: string;
  /** Of a StatefulSet whose controller has been waited for. */
  readonly pods?: SeenPods;
}

/** What is to be known of a trial. */
export function truthOf(trial: Trial, version: KubernetesVersion, patient: boolean): Truth {
  const { base, head, name } = trial.placed;
  const objects = [...trial.seen].map(([key, seen]): [string, ObjectTruth] => {
    const { outcome, message, before, after, manifest } = seen;
    const isSet = manifest.kind === 'StatefulSet' && after !== undefined;
    const templateChanged = isSet && before !== undefined ? templateDiffers(before, after) : undefined;
    const pods =
      isSet && patient && outcome !== 'rejected' && outcome !== 'left-running' ? podsSeen(trial, seen) : undefined;
    return [key, { outcome, message, templateChanged, stillborn: trial.stillborn.get(key), pods }];
  });
  return {
    name,
    version,
    base,
    head,
    verdict: trial.placed.verdict ?? verdictSeen(trial),
    objects: Object.fromEntries(objects),
  };
}
