import { ENUM_VALUES } from '../../../kubernetes';
import type { Field, Issue } from '../../../validation';
import {
  all,
  at,
  type Demand,
  descending,
  distinct,
  each,
  isGiven,
  isSet,
  leftOut,
  needed,
  oneOf,
  textThat,
  where,
  withoutBacksteps,
} from './demands';
import type { Pod } from './pod';

/** What a container sees of the volumes of its pod. */
export function mounts(pod: Pod): Demand {
  const names = [...pod.claims, ...pod.volumes.map((volume) => volume.at('name').scalar)];
  const isVolume = textThat(
    `the name of a volume of the pod${names.length === 0 ? ', which has none' : `: ${names.join(', ')}`}`,
    (name) => pod.hasVolume(name),
  );
  const isClaim = textThat('the name of a volume that is a claim', (name) => !pod.hasVolume(name) || pod.isClaim(name));
  const name = at('name', needed(), where(isGiven, isVolume));
  return all(
    each('volumeMounts', name, at('mountPath', needed()), subPaths, recursion),
    each('volumeDevices', name, at('name', isClaim), at('devicePath', needed(), withoutBacksteps)),
    propagation,
    once,
  );
}

const subPaths: Demand = all(
  at('subPath', descending),
  at('subPathExpr', descending),
  where((mount) => isGiven(mount.at('subPath')), at('subPathExpr', leftOut('subPath is given'))),
);

const isRecursive = (mount: Field) => ['IfPossible', 'Enabled'].includes(mount.at('recursiveReadOnly').scalar);

const recursion: Demand = all(
  at('recursiveReadOnly', oneOf(ENUM_VALUES.recursiveReadOnly)),
  where(
    (mount) => isRecursive(mount) && mount.at('readOnly').raw !== true,
    at('recursiveReadOnly', leftOut('only a mount with readOnly: true can have it')),
  ),
  where(
    (mount) => isRecursive(mount) && isSet(mount.at('mountPropagation')) && mount.at('mountPropagation').raw !== 'None',
    at('recursiveReadOnly', leftOut('only a mount without mountPropagation can have it')),
  ),
);

function propagation(container: Field): readonly Issue[] {
  const isPrivileged = container.at('securityContext', 'privileged').raw === true;
  return container.find('volumeMounts', '*', 'mountPropagation').flatMap(
    all(
      oneOf(ENUM_VALUES.mountPropagation),
      where(
        (field) => field.raw === 'Bidirectional' && !isPrivileged,
        (field) => [field.issue('None or HostToContainer: the container is not privileged')],
      ),
    ),
  );
}

/** Two mounts of a container are never at one path; a device has a name, too, that nothing else of it has. */
function once(container: Field): readonly Issue[] {
  const mounts = container.find('volumeMounts', '*');
  const devices = container.find('volumeDevices', '*');
  const namesOfMounts = new Set(mounts.map((mount) => mount.at('name').raw));
  return [
    ...distinct([...mounts.map((mount) => mount.at('mountPath')), ...devices.map((device) => device.at('devicePath'))]),
    ...distinct(devices.map((device) => device.at('name'))),
    ...devices
      .map((device) => device.at('name'))
      .filter((name) => isGiven(name) && namesOfMounts.has(name.raw))
      .map((name) => name.issue('the name of a volume that the container does not mount as well')),
  ];
}
