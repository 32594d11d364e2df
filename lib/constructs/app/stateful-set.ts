import type { Duration } from 'cdk8s';
import { PodManagementPolicy } from 'cdk8s-plus-28';
import type * as k8s from '../../../imports/k8s';
import type { Manifest } from '../../kubernetes';
import { RANGES } from '../../kubernetes';
import { type RulesOf, v } from '../../validation';
import { durationRule } from '../cdk8s-values';
import { type Selector, selectorRule } from '../labels';
import { type ClaimTemplate, claimTemplateRule, claimTemplateToKube } from '../volume';
import { claimRetentionToKube, type DeleteClaims, deleteClaimsRule } from './claim-retention';
import { UpdateStrategy } from './update-strategy';

/** What the StatefulSet of an app is, beside its pods. */
export interface StatefulSetProps {
  /**
   * The name of the StatefulSet, of its governing Service and, where it has no other, of its container: 1 to 52
   * lower-case letters, digits and dashes, beginning with a letter. Another name means other, empty volumes.
   */
  readonly name: string;
  /** The volumes that each pod has for itself, at least one. Only how the container sees them can be changed in place. */
  readonly claims: readonly ClaimTemplate[];
  /**
   * When claims are deleted by themselves, each with the reason: it deletes data.
   *
   * @default - never
   */
  readonly deleteClaims?: DeleteClaims;
  /**
   * How many pods there are. From two on, a PodDisruptionBudget lets a drained node take one at a time, and pods
   * are spread over nodes and zones as far as there are any. Left out where an autoscaler says it.
   *
   * @default 1
   */
  readonly replicas?: number;
  /**
   * The number of the first pod.
   *
   * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#start-ordinal
   * @default 0
   */
  readonly ordinalsStart?: number;
  /**
   * Whether pods are started and stopped one after another or all at once. Can't be changed in place. One after
   * another, a pod that never gets ready holds up also the change that would mend it: delete it by hand.
   *
   * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#forced-rollback
   * @default - PodManagementPolicy.ORDERED_READY, Kubernetes' own
   */
  readonly podManagementPolicy?: PodManagementPolicy;
  /**
   * How a change reaches pods that run.
   *
   * @default UpdateStrategy.rolling()
   */
  readonly updateStrategy?: UpdateStrategy;
  /**
   * How long a pod must have been ready before it counts, and the next is replaced. Whole seconds.
   *
   * @default - 0 seconds, Kubernetes' own
   */
  readonly minReady?: Duration;
  /**
   * How many old revisions are kept for `kubectl rollout undo`.
   *
   * @default - 10, Kubernetes' own
   */
  readonly revisionHistoryLimit?: number;
  /**
   * The name of the governing Service, for a StatefulSet that exists and has another. Can't be changed in place.
   *
   * @default - the name of the app
   */
  readonly serviceName?: string;
  /**
   * The labels by which the pods are found, for a StatefulSet that exists and has others. Can't be changed in place.
   *
   * @default - `app`, with the name of the app
   */
  readonly selector?: Selector;
}

export const statefulSetPropsRules: RulesOf<StatefulSetProps> = {
  name: v.name('statefulSet'),
  claims: v.allOf(
    v.array('{ name, mountPath, size }', claimTemplateRule, 1),
    v.uniqueBy<ClaimTemplate>('name'),
    v.uniqueBy<ClaimTemplate>('mountPath'),
  ),
  deleteClaims: v.optional(deleteClaimsRule),
  replicas: v.optional(v.integer(RANGES.count)),
  ordinalsStart: v.optional(v.integer(RANGES.count)),
  podManagementPolicy: v.optional(v.enumOf(Object.values(PodManagementPolicy))),
  updateStrategy: v.optional(v.instance(UpdateStrategy, 'an UpdateStrategy, such as UpdateStrategy.rolling()')),
  minReady: v.optional(durationRule('count')),
  revisionHistoryLimit: v.optional(v.integer(RANGES.count)),
  serviceName: v.optional(v.name('service')),
  selector: v.optional(selectorRule),
};

/** What the spec of a StatefulSet has from the app that it belongs to. */
export interface DerivedStatefulSetFields {
  readonly serviceName: string;
  readonly selector: Selector;
  /** Undefined where an autoscaler says it. */
  readonly replicas: number | undefined;
  readonly template: Manifest<k8s.PodTemplateSpec>;
}

/** The spec of the StatefulSet of an app. The properties must be sound. */
export function statefulSetSpecToKube(
  props: StatefulSetProps,
  parts: DerivedStatefulSetFields,
): Manifest<k8s.StatefulSetSpec> {
  const { claims, deleteClaims = {}, ordinalsStart = 0, podManagementPolicy, minReady, revisionHistoryLimit } = props;
  const { updateStrategy = UpdateStrategy.rolling() } = props;
  const { serviceName, selector, replicas, template } = parts;
  return {
    serviceName,
    replicas,
    ordinals: ordinalsStart === 0 ? undefined : { start: ordinalsStart },
    podManagementPolicy,
    updateStrategy: updateStrategy.toKube(),
    minReadySeconds: minReady?.toSeconds(),
    revisionHistoryLimit,
    persistentVolumeClaimRetentionPolicy: claimRetentionToKube(deleteClaims),
    selector: { matchLabels: selector },
    template,
    volumeClaimTemplates: claims.map(claimTemplateToKube),
  };
}
