import { ENUM_VALUES, NAMES, NOT_FOR_WINDOWS, POD_LIMITS } from '../../../kubernetes';
import type { Field, Issue } from '../../../validation';
import { all, at, type Demand, isSet, named, needed, oneOf, textThat } from './demands';
import type { Pod } from './pod';

/** What only containers of Windows have. */
export const windowsOptions: Demand = all(
  at('gmsaCredentialSpecName', named(NAMES.object)),
  at(
    'gmsaCredentialSpec',
    textThat(
      `1 to ${POD_LIMITS.gmsaCredentialSpecBytes} bytes`,
      (spec) => spec !== '' && Buffer.byteLength(spec) <= POD_LIMITS.gmsaCredentialSpecBytes,
    ),
  ),
  at('runAsUserName', named(NAMES.windowsUser)),
);

/** What pods say that are for one operating system. */
export function osProblems(pod: Pod): readonly Issue[] {
  const os = pod.spec.at('os');
  if (!isSet(os)) return [];
  const ofOs = { linux: NOT_FOR_LINUX, windows: NOT_FOR_WINDOWS }[pod.os];
  if (ofOs === undefined) return all(at('name', needed(), oneOf(ENUM_VALUES.os)))(os);
  return [
    ...ofOs.pod.flatMap((path) => pod.spec.find(...path)),
    ...pod.allContainers.flatMap((container) => ofOs.containers.flatMap((path) => container.find(...path))),
  ].map((field) => field.issue(`left out: the pod is for ${pod.os}`));
}

const WINDOWS_OPTIONS = ['securityContext', 'windowsOptions'];
const NOT_FOR_LINUX = { pod: [WINDOWS_OPTIONS], containers: [WINDOWS_OPTIONS] };

/** Containers that are processes of their node are so all together, and in its network. */
export function hostProcessProblems(pod: Pod): readonly Issue[] {
  const ofPod = pod.spec.at('securityContext', 'windowsOptions', 'hostProcess');
  const own = pod.allContainers.map((container) => container.at('securityContext', 'windowsOptions', 'hostProcess'));
  const areProcesses = own.map((field) => (isSet(field) ? field : ofPod).raw === true);
  if (!areProcesses.includes(true)) return contradictions(ofPod, own);
  return [
    ...contradictions(ofPod, own),
    ...(areProcesses.includes(false) ? [pod.spec.issue('with hostProcess: true for all containers, or for none')] : []),
    ...(pod.says('hostNetwork')
      ? []
      : [pod.spec.at('hostNetwork').issue('true: its containers have hostProcess: true')]),
  ];
}

function contradictions(ofPod: Field, own: readonly Field[]): Issue[] {
  return own
    .filter((field) => isSet(field) && isSet(ofPod) && field.raw !== ofPod.raw)
    .map((field) => field.issue(`${ofPod.scalar}, as the pod says, or left out`));
}
