import { ENUM_VALUES, NOT_FOR_WINDOWS, POD_LIMITS, STRING_FORMS } from '../../../kubernetes';
import { describeEnum, type Field, type FieldRule, f, type Issue, isSet } from '../../../validation';
import type { ValidatedPod } from './validated-pod';

/**
 * The security context of a container for Windows.
 *
 * @see https://kubernetes.io/docs/tasks/configure-pod-container/configure-gmsa/
 */
export const windowsOptionsRules: FieldRule = f.object({
  gmsaCredentialSpecName: f.optional(f.name('object')),
  gmsaCredentialSpec: f.optional(
    f.refine(
      ({ scalar }) => scalar !== '' && Buffer.byteLength(scalar) <= POD_LIMITS.gmsaCredentialSpecBytes,
      `1 to ${POD_LIMITS.gmsaCredentialSpecBytes} bytes`,
    ),
  ),
  runAsUserName: f.optional(f.pattern(STRING_FORMS.windowsUser)),
});

const WINDOWS_OPTIONS = [['securityContext', 'windowsOptions']];
const NOT_FOR_LINUX = { pod: WINDOWS_OPTIONS, containers: WINDOWS_OPTIONS };

/** Rejects fields that the operating system of the pod doesn't have. */
export function validateOs(pod: ValidatedPod): readonly Issue[] {
  if (!isSet(pod.spec.at('os'))) return [];
  if (pod.os === 'linux') return rejectFields(pod, NOT_FOR_LINUX);
  if (pod.os === 'windows') return rejectFields(pod, NOT_FOR_WINDOWS);
  return [pod.spec.at('os', 'name').issue(describeEnum(ENUM_VALUES.os))];
}

function rejectFields(pod: ValidatedPod, paths: typeof NOT_FOR_WINDOWS): readonly Issue[] {
  return [
    ...paths.pod.flatMap((path) => pod.spec.find(...path)),
    ...pod.allContainers.flatMap((container) => paths.containers.flatMap((path) => container.find(...path))),
  ].map((field) => field.issue(`left out: the pod is for ${pod.os}`));
}

/**
 * HostProcess containers use the network of their node, and a pod has only these or none.
 *
 * @see https://kubernetes.io/docs/tasks/configure-pod-container/create-hostprocess-pod/
 */
export function validateHostProcess(pod: ValidatedPod): readonly Issue[] {
  const ofPod = pod.spec.at('securityContext', 'windowsOptions', 'hostProcess');
  const ofContainers = pod.allContainers.map((one) => one.at('securityContext', 'windowsOptions', 'hostProcess'));
  const areHostProcesses = ofContainers.map((own) => (isSet(own) ? own : ofPod).raw === true);
  const issues = validateSameHostProcess(ofPod, ofContainers);
  if (!areHostProcesses.includes(true)) return issues;
  return [
    ...issues,
    ...(areHostProcesses.includes(false) ? [pod.spec.issue('with hostProcess: true for all containers or none')] : []),
    ...(pod.isTrue('hostNetwork') ? [] : [pod.spec.at('hostNetwork').issue('true: the pod has hostProcess: true')]),
  ];
}

function validateSameHostProcess(ofPod: Field, ofContainers: readonly Field[]): readonly Issue[] {
  if (!isSet(ofPod)) return [];
  return ofContainers
    .filter((own) => isSet(own) && own.raw !== ofPod.raw)
    .map((own) => own.issue(`${ofPod.scalar}, as for the pod, or left out`));
}
