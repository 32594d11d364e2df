import { ENUM_VALUES, POD_LIMITS, RANGES } from '../../../kubernetes';
import type { Field, Issue } from '../../../validation';
import {
  all,
  at,
  type Demand,
  descending,
  inRange,
  isGiven,
  isSet,
  needed,
  oneOf,
  textThat,
  where,
  within,
} from './demands';
import type { Pod } from './pod';
import { windowsOptions } from './windows';

const id = inRange(RANGES.id);
const isLocal = (profile: Field) => profile.at('type').raw === 'Localhost';

const type: Demand = at('type', needed(), where(isGiven, oneOf(ENUM_VALUES.profileType)));
const withoutLocalhostProfile: Demand = at('localhostProfile', (field) =>
  isSet(field) ? [field.issue('left out: the type is not Localhost')] : [],
);

/** An empty path is one, if only for API servers: no profile has it. */
const seccompProfile: Demand = all(
  type,
  where(
    isLocal,
    at(
      'localhostProfile',
      where((field) => !isSet(field), needed('the type is Localhost')),
      descending,
    ),
  ),
  where((one) => !isLocal(one), withoutLocalhostProfile),
);

/** Of a type that is unknown API servers don't say what else belongs to it. */
const appArmorProfile: Demand = all(
  type,
  where(isLocal, at('localhostProfile', needed('the type is Localhost'), nameOfAppArmorProfile)),
  where(
    (one) => !isLocal(one) && ENUM_VALUES.profileType.some((known) => known === one.at('type').raw),
    withoutLocalhostProfile,
  ),
);

/** What a container or a pod says of users, and of what confines it. */
export const confinement: Demand = all(
  at('runAsUser', id),
  at('runAsGroup', id),
  within('seccompProfile', seccompProfile),
  within('appArmorProfile', appArmorProfile),
  within('windowsOptions', windowsOptions),
);

function nameOfAppArmorProfile(field: Field): readonly Issue[] {
  const most = POD_LIMITS.appArmorProfileBytes;
  return textThat(
    `the name of a profile, at most ${most} bytes, without white space around it`,
    (name) => name.trim() === name && Buffer.byteLength(name) <= most,
  )(field);
}

/** The securityContext of a container. */
export function securityContext(pod: Pod): Demand {
  return within(
    'securityContext',
    confinement,
    where(() => pod.has('hostUsers'), at('procMount', oneOf(ENUM_VALUES.procMount))),
    where(
      (context) => pod.has('hostUsers') && pod.hasHostUsers && context.at('procMount').raw === 'Unmasked',
      at('procMount', (field) => [field.issue('Default: only a pod with hostUsers: false can have another')]),
    ),
    where((context) => context.at('allowPrivilegeEscalation').raw === false, withoutEscalation),
  );
}

function withoutEscalation(context: Field): Issue[] {
  const escalation = context.at('allowPrivilegeEscalation');
  const isAdmin = context.find('capabilities', 'add', '*').some(({ raw: value }) => value === 'CAP_SYS_ADMIN');
  return [
    ...(context.at('privileged').raw === true ? [escalation.issue('true: the container is privileged')] : []),
    ...(isAdmin ? [escalation.issue('true: the container has CAP_SYS_ADMIN')] : []),
  ];
}
