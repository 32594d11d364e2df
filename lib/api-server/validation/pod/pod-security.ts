import { ENUM_VALUES, NAMES, NAMESPACED_SYSCTLS, RANGES } from '../../../kubernetes';
import type { Issue } from '../../../validation';
import {
  at,
  type Demand,
  distinct,
  each,
  inRange,
  isGiven,
  leftOut,
  named,
  needed,
  oneOf,
  where,
  within,
} from './demands';
import type { Pod } from './pod';
import { confinement } from './security';

const id = inRange(RANGES.id);

/** The securityContext of a pod. */
export function podSecurityContext(pod: Pod): Demand {
  return within(
    'securityContext',
    confinement,
    at('fsGroup', id),
    (context) => context.find('supplementalGroups', '*').flatMap(id),
    at('fsGroupChangePolicy', oneOf(ENUM_VALUES.fsGroupChangePolicy)),
    at('supplementalGroupsPolicy', oneOf(ENUM_VALUES.supplementalGroupsPolicy)),
    at(
      'seLinuxChangePolicy',
      oneOf(pod.has('seLinuxMounts') ? ENUM_VALUES.seLinuxChangePolicy : ENUM_VALUES.seLinuxChangePolicy.slice(0, 1)),
    ),
    each('sysctls', at('name', needed(), where(isGiven, named(NAMES.sysctl), sysctlOfHost(pod)))),
    (context) => distinct(context.find('sysctls', '*', 'name')),
  );
}

/** What a pod shares with its node it can't set for itself. */
function sysctlOfHost(pod: Pod): Demand {
  const shared = Object.entries(NAMESPACED_SYSCTLS).filter(([host]) => pod.has('sysctlsOfHost') && pod.says(host));
  return (name) =>
    shared
      .filter(([, names]) => names.test(normal(name.scalar)))
      .map(([host]) => name.issue(`left out: the pod has ${host}: true, and this is the node's`));
}

/** The name of a sysctl with "." between its parts, where it has "/". */
function normal(name: string): string {
  const firstSeparator = /[./]/.exec(name)?.[0];
  return firstSeparator === '/' ? name.replace(/[./]/g, (one) => (one === '/' ? '.' : '/')) : name;
}

/** What a pod shares with its node, of what can't be shared together. */
export function hostProblems(pod: Pod): readonly Issue[] {
  const { spec } = pod;
  return [
    ...(pod.says('hostPID') && pod.says('shareProcessNamespace')
      ? [spec.at('shareProcessNamespace').issue('false: with hostPID: true the pod has the processes of its node')]
      : []),
    ...(pod.hasHostUsers
      ? []
      : ['hostNetwork', 'hostPID', 'hostIPC']
          .filter((host) => pod.says(host))
          .map((host) => spec.at(host).issue('false: the pod has hostUsers: false'))),
    ...(pod.hasHostUsers
      ? []
      : pod.allContainers.flatMap((container) =>
          leftOut('the pod has hostUsers: false')(container.at('volumeDevices')),
        )),
  ];
}
