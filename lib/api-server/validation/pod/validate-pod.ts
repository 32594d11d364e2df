import type { KubernetesVersion } from '../../../kubernetes';
import type { Field, Issue } from '../../../validation';
import { annotationRules, labelRules } from '../labels';
import { validateKnownAnnotations, validateSameProfiles } from './annotations';
import { validateContainerNames, validateImageNames } from './containers';
import { validateHostname } from './dns';
import { validateFileVolumes } from './environment';
import { validateSleepSeconds } from './handlers';
import { validateHostNamespaces } from './host-namespaces';
import { validateMatchLabelKeys } from './match-label-keys';
import { validateMounts } from './mounts';
import { validatePodResources } from './pod-resources';
import { podSpecRules, validateGatedPod, validateRestartPolicy } from './pod-spec';
import { validateHostNetwork, validateHostPorts } from './ports';
import { validateResizePolicies, validateResourceClaims } from './resources';
import { type PodOwner, ValidatedPod } from './validated-pod';
import { validateVolumes } from './volumes';
import { validateHostProcess, validateOs } from './windows';

/**
 * The issues for which an API server of this version rejects a Pod. It validates a Pod more strictly than a pod template.
 *
 * @param pod `{ metadata, spec }`, of a Pod or of a template that a Pod is created from
 * @param claims the names of the claim templates of the pod's owner
 */
export function validatePod(pod: Field, version: KubernetesVersion, claims: readonly string[] = []): readonly Issue[] {
  return validate(new ValidatedPod(pod, version, { kind: 'Pod', claims }));
}

/** The issues for which an API server of this version rejects a pod template, `{ metadata, spec }`, of a workload. */
export function validatePodTemplate(template: Field, version: KubernetesVersion, owner: PodOwner): readonly Issue[] {
  const pod = new ValidatedPod(template, version, owner);
  const isUnread = owner.kind === 'StatefulSet' && !pod.hasRule('wholeStatefulSets');
  return isUnread ? [...validateMetadata(pod), ...validateRestartPolicy(pod)] : validate(pod);
}

function validate(pod: ValidatedPod): readonly Issue[] {
  return [
    ...validateMetadata(pod),
    ...validateVolumes(pod),
    ...podSpecRules(pod.spec, pod.version),
    ...validateRestartPolicy(pod),
    ...validateHostname(pod),
    ...validateGatedPod(pod),
    ...validateMatchLabelKeys(pod),
    ...validateContainers(pod),
    ...validatePodResources(pod),
    ...validateHostNetwork(pod),
    ...validateHostNamespaces(pod),
    ...validateOs(pod),
    ...validateHostProcess(pod),
    ...validateSameProfiles(pod),
  ];
}

function validateMetadata(pod: ValidatedPod): readonly Issue[] {
  return [
    ...labelRules(pod.metadata.at('labels'), pod.version),
    ...annotationRules(pod.metadata.at('annotations'), pod.version),
    ...validateKnownAnnotations(pod),
  ];
}

/** The containers beside each other, and beside the rest of the pod. */
function validateContainers(pod: ValidatedPod): readonly Issue[] {
  return [
    ...validateContainerNames(pod),
    ...validateImageNames(pod),
    ...validateHostPorts(pod),
    ...validateFileVolumes(pod),
    ...validateResourceClaims(pod),
    ...validateResizePolicies(pod),
    ...validateMounts(pod),
    ...validateSleepSeconds(pod),
  ];
}
