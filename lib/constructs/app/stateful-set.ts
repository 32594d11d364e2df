import type { Duration } from 'cdk8s';
import { PodManagementPolicy } from 'cdk8s-plus-28';
import type * as k8s from '../../../imports/k8s';
import { type ManifestOf, RANGES } from '../../kubernetes';
import { type RulesOf, v } from '../../validation';
import { durationRule } from '../cdk8s-values';
import { type Selector, selectorRule } from '../labels';
import { type ClaimTemplate, claimTemplateRule, claimTemplateToKube } from '../volume';
import { claimRetentionToKube, type DeleteClaims, deleteClaimsRule } from './claim-retention';
import { UpdateStrategy } from './update-strategy';

/** Properties of the StatefulSet of an app, without its pods. */
export interface StatefulSetProps {
  /**
   * The name of the app: 1 to 52 lowercase letters, digits and dashes, beginning with a letter. The StatefulSet has this
   * name, and by default also the governing Service and the container. If it changes, pods start with new, empty volumes.
   */
  readonly name: string;
  /** The volumes of each pod, at least one. Immutable, except for `mountPath`, `subPath` and `readOnly`. */
  readonly claims: readonly ClaimTemplate[];
  /**
   * When Kubernetes deletes PersistentVolumeClaims and their data, each with the reason.
   *
   * @default - never
   */
  readonly deleteClaims?: DeleteClaims;
  /**
   * The number of pods. With 2 or more, a PodDisruptionBudget lets a node drain evict one pod at a time, and pods are
   * spread over nodes and zones where possible. Omit it if an autoscaler scales the app.
   *
   * @default 1
   */
  readonly replicas?: number;
  /**
   * The ordinal of the first pod.
   *
   * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#start-ordinal
   * @default 0
   */
  readonly ordinalsStart?: number;
  /**
   * Whether pods start and stop one after another or in parallel. Immutable. With `ORDERED_READY`, a pod that never
   * becomes ready also blocks the rollout that would repair it, until the pod is deleted manually.
   *
   * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#forced-rollback
   * @default PodManagementPolicy.ORDERED_READY
   */
  readonly podManagementPolicy?: PodManagementPolicy;
  /**
   * How a changed pod template reaches running pods.
   *
   * @default UpdateStrategy.rolling()
   */
  readonly updateStrategy?: UpdateStrategy;
  /**
   * How long a new pod must be ready before it counts as available and a rollout continues. Whole seconds.
   *
   * @default - 0 seconds
   */
  readonly minReady?: Duration;
  /**
   * The number of old revisions that are kept for `kubectl rollout undo`.
   *
   * @default 10
   */
  readonly revisionHistoryLimit?: number;
  /**
   * The name of the governing Service, to adopt a StatefulSet whose Service has another name. Immutable.
   *
   * @default - the name of the app
   */
  readonly serviceName?: string;
  /**
   * The labels that select the pods, to adopt a StatefulSet that has another selector. Immutable.
   *
   * @default - the label `app` with the name of the app
   */
  readonly selector?: Selector;
}

export const statefulSetPropsRules: RulesOf<StatefulSetProps> = {
  name: v.name('statefulSet'),
  claims: v.allOf(
    v.nonEmptyArray('{ name, mountPath, size }', claimTemplateRule),
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

/** The fields of a StatefulSet that follow from several properties or from other objects. */
export interface DerivedStatefulSetFields {
  readonly serviceName: string;
  readonly selector: Selector;
  /** Undefined if an autoscaler scales the app. */
  readonly replicas: number | undefined;
  readonly template: ManifestOf<k8s.PodTemplateSpec>;
}

/** Converts valid properties to the spec of a StatefulSet. */
export function statefulSetSpecToKube(
  props: StatefulSetProps,
  { serviceName, selector, replicas, template }: DerivedStatefulSetFields,
): ManifestOf<k8s.StatefulSetSpec> {
  const { claims, deleteClaims = {}, ordinalsStart = 0, podManagementPolicy, minReady, revisionHistoryLimit } = props;
  const { updateStrategy = UpdateStrategy.rolling() } = props;
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
