import { ENUM_VALUES, POD_LIMITS, RANGES, STRING_FORMS, VALIDATED_SINCE } from '../../../kubernetes';
import { type Field, type FieldRule, f, type Issue, isSet } from '../../../validation';
import { localDescendingPath } from './paths';
import { windowsOptionsRules } from './windows';

const isLocalhost = f.equals('type', 'Localhost');
const noLocalhostProfile = f.forbidden('the type is not Localhost');

const id: FieldRule = f.optional(f.integer(RANGES.id));

const profileType: FieldRule = f.object({
  type: f.required(ENUM_VALUES.profileType.join(', '), f.enumOf(ENUM_VALUES.profileType)),
});

/** API servers accept an empty path of a profile, which no node has. */
const localhostProfilePath: FieldRule = (path, version) =>
  isSet(path) ? localDescendingPath(path, version) : [path.issue('given: the type is Localhost')];

const seccompProfileRules: FieldRule = f.allOf(
  profileType,
  f.when(isLocalhost, f.object({ localhostProfile: localhostProfilePath })),
  f.when(f.not(isLocalhost), f.object({ localhostProfile: noLocalhostProfile })),
);

const appArmorProfileName: FieldRule = f.refine(
  ({ scalar }) => scalar.trim() === scalar && Buffer.byteLength(scalar) <= POD_LIMITS.appArmorProfileBytes,
  `the name of a profile, at most ${POD_LIMITS.appArmorProfileBytes} bytes, without white space around it`,
);

/** Of a profile of an unknown type API servers reject the type alone. */
const appArmorProfileRules: FieldRule = f.allOf(
  profileType,
  f.when(isLocalhost, f.object({ localhostProfile: f.required('the type is Localhost', appArmorProfileName) })),
  f.when(f.equals('type', 'RuntimeDefault', 'Unconfined'), f.object({ localhostProfile: noLocalhostProfile })),
);

const commonRules: FieldRule = f.object({
  windowsOptions: f.optional(windowsOptionsRules),
  runAsUser: id,
  runAsGroup: id,
  seccompProfile: f.optional(seccompProfileRules),
  appArmorProfile: f.optional(appArmorProfileRules),
});

/**
 * The security context of a container.
 *
 * @see https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
 */
export const securityContextRules: FieldRule = f.allOf(
  commonRules,
  f.since(VALIDATED_SINCE.hostUsers, f.object({ procMount: f.optional(f.enumOf(ENUM_VALUES.procMount)) })),
  f.when(f.equals('allowPrivilegeEscalation', false), validateNoEscalation),
);

/**
 * The security context of a pod.
 *
 * @see https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
 */
export const podSecurityContextRules: FieldRule = f.allOf(
  commonRules,
  f.object({
    supplementalGroups: f.array(f.integer(RANGES.id)),
    supplementalGroupsPolicy: f.optional(f.enumOf(ENUM_VALUES.supplementalGroupsPolicy)),
    fsGroup: id,
    sysctls: f.allOf(
      f.array(f.object({ name: f.required('the name of the sysctl', f.pattern(STRING_FORMS.sysctl)) })),
      f.uniqueBy('name'),
    ),
    fsGroupChangePolicy: f.optional(f.enumOf(ENUM_VALUES.fsGroupChangePolicy)),
    seLinuxChangePolicy: f.optional(
      f.since(
        VALIDATED_SINCE.seLinuxMounts,
        f.enumOf(ENUM_VALUES.seLinuxChangePolicy),
        f.enumOf(ENUM_VALUES.seLinuxChangePolicy.slice(0, 1)),
      ),
    ),
  }),
);

function validateNoEscalation(context: Field): readonly Issue[] {
  const escalation = context.at('allowPrivilegeEscalation');
  const isAdmin = context.find('capabilities', 'add', '*').some(({ raw }) => raw === 'CAP_SYS_ADMIN');
  return [
    ...(context.at('privileged').raw === true ? [escalation.issue('true: the container is privileged')] : []),
    ...(isAdmin ? [escalation.issue('true: the container has CAP_SYS_ADMIN')] : []),
  ];
}
