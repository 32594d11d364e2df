import { ENUM_VALUES, RANGES, RESTART_POLICIES, VALIDATED_SINCE } from '../../../kubernetes';
import { type FieldRule, f, type Issue, isNonEmpty, isSet } from '../../../validation';
import { labelRules } from '../labels';
import { affinityRules } from './affinity';
import { containersRules } from './containers';
import { dnsRules, hostAliasRules } from './dns';
import { overheadRules } from './resources';
import { tolerationRules, topologySpreadRules } from './scheduling';
import { podSecurityContextRules } from './security-context';
import type { ValidatedPod } from './validated-pod';

const objectName: FieldRule = f.emptyOr(f.name('object'));

/** A device that a pod claims. */
const resourceClaimRules: FieldRule = f.allOf(
  f.object({ name: f.required('the name of the claim in the pod', f.name('label')) }),
  f.exactlyOneOf(['resourceClaimName', 'resourceClaimTemplateName']),
  f.object({
    resourceClaimName: f.optional(f.name('object')),
    resourceClaimTemplateName: f.optional(f.name('object')),
  }),
);

/**
 * The spec of a pod: the rules of single fields, and of fields side by side where these don't depend on what the pod
 * is part of.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#PodSpec
 */
export const podSpecRules: FieldRule = f.allOf(
  containersRules,
  f.object({
    nodeSelector: labelRules,
    serviceAccountName: objectName,
    nodeName: objectName,
    securityContext: f.optional(podSecurityContextRules),
    affinity: affinityRules,
    tolerations: f.array(tolerationRules),
    hostAliases: f.array(hostAliasRules),
    priorityClassName: objectName,
    readinessGates: f.array(f.object({ conditionType: f.required('the type of the condition', f.name('labelKey')) })),
    runtimeClassName: f.optional(f.name('object')),
    preemptionPolicy: f.optional(f.enumOf(ENUM_VALUES.preemptionPolicy)),
    overhead: overheadRules,
    topologySpreadConstraints: topologySpreadRules,
    schedulingGates: f.allOf(
      f.array(f.object({ name: f.required('the name of the gate', f.name('labelKey')) })),
      f.uniqueBy('name'),
    ),
    resourceClaims: f.since(VALIDATED_SINCE.resourceClaims, f.allOf(f.array(resourceClaimRules), f.uniqueBy('name'))),
  }),
  dnsRules,
);

const anyRestartPolicy: FieldRule = f.optional(f.enumOf(ENUM_VALUES.restartPolicy));
const restartPolicies: Readonly<Record<string, FieldRule>> = Object.fromEntries(
  Object.entries(RESTART_POLICIES).map(([kind, policies]) => [kind, f.optional(f.enumOf(policies))]),
);
const activeDeadline: FieldRule = f.optional(f.integer(RANGES.activeDeadline));

/**
 * The restart policy and the deadline of a pod. A workload that always restarts its pods gives them no deadline.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#restart-policy
 */
export function validateRestartPolicy({ kind, spec, version }: ValidatedPod): readonly Issue[] {
  const deadline = spec.at('activeDeadlineSeconds');
  const isAlwaysRestarted = RESTART_POLICIES[kind]?.length === 1;
  return [
    ...(restartPolicies[kind] ?? anyRestartPolicy)(spec.at('restartPolicy'), version),
    ...activeDeadline(deadline, version),
    ...(isAlwaysRestarted && isSet(deadline) ? [deadline.issue(`left out: the pods of a ${kind} run on`)] : []),
  ];
}

/**
 * A Pod that waits for scheduling gates is on no node.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/pod-scheduling-readiness/
 */
export function validateGatedPod({ isPod, spec }: ValidatedPod): readonly Issue[] {
  const node = spec.at('nodeName');
  const isGated = isPod && isNonEmpty(spec.at('schedulingGates'));
  return isGated && isSet(node) ? [node.issue('left out: there are schedulingGates')] : [];
}
