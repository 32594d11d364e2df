import { NAMESPACED_SYSCTLS } from '../../../kubernetes';
import { type Issue, isSet } from '../../../validation';
import type { ValidatedPod } from './validated-pod';

const NAMESPACES = ['hostNetwork', 'hostPID', 'hostIPC'];
const WITHOUT_HOST_USERS = 'the pod has hostUsers: false';

/** The issues of a pod that shares namespaces with its node. */
export function validateHostNamespaces(pod: ValidatedPod): readonly Issue[] {
  return [...validateProcessNamespace(pod), ...validateHostUsers(pod), ...validateSysctls(pod)];
}

function validateProcessNamespace(pod: ValidatedPod): readonly Issue[] {
  const isShared = pod.isTrue('hostPID') && pod.isTrue('shareProcessNamespace');
  return isShared ? [pod.spec.at('shareProcessNamespace').issue('false: the pod has hostPID: true')] : [];
}

/**
 * A pod with a user namespace of its own shares no other namespace with its node, and no block devices. Only its
 * containers can have an unmasked `/proc`.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/user-namespaces/
 */
function validateHostUsers(pod: ValidatedPod): readonly Issue[] {
  if (pod.hasHostUsers) return validateProcMounts(pod);
  return [
    ...NAMESPACES.filter((key) => pod.isTrue(key)).map((key) => pod.spec.at(key).issue(`false: ${WITHOUT_HOST_USERS}`)),
    ...pod.allContainers
      .map((container) => container.at('volumeDevices'))
      .filter(isSet)
      .map((devices) => devices.issue(`left out: ${WITHOUT_HOST_USERS}`)),
  ];
}

function validateProcMounts(pod: ValidatedPod): readonly Issue[] {
  if (!pod.hasRule('hostUsers')) return [];
  return pod.allContainers
    .map((container) => container.at('securityContext', 'procMount'))
    .filter(({ raw }) => raw === 'Unmasked')
    .map((mount) => mount.issue('Default: only a pod with hostUsers: false can have another'));
}

/** A pod can't set the sysctls of a namespace that it shares with its node. */
function validateSysctls(pod: ValidatedPod): readonly Issue[] {
  if (!pod.hasRule('sysctlsOfHost')) return [];
  const shared = Object.entries(NAMESPACED_SYSCTLS).filter(([key]) => pod.isTrue(key));
  return pod.spec
    .find('securityContext', 'sysctls', '*', 'name')
    .flatMap((name) =>
      shared
        .filter(([, names]) => names.test(sysctlWithDots(name.scalar)))
        .map(([key]) => name.issue(`left out: the pod has ${key}: true, and the sysctl is the node's`)),
    );
}

/** A sysctl in the notation with dots: `net/ipv4/eth0.1` becomes `net.ipv4.eth0/1`. */
function sysctlWithDots(sysctl: string): string {
  const separator = /[./]/.exec(sysctl)?.[0];
  return separator === '/' ? sysctl.replace(/[./]/g, (one) => (one === '/' ? '.' : '/')) : sysctl;
}
