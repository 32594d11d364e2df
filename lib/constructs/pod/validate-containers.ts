import { hasForm, STRING_FORMS } from '../../kubernetes';
import { findDuplicates, type Issue } from '../../validation';
import { findDuplicatePorts, ProbedContainer } from '../container';
import { type ClaimTemplate, isDevice } from '../volume';
import { listContainers, type MountAtPath, type PodContainer, type PodContents } from './pod-containers';

/** Validates the containers of a pod together. Each container must be valid. */
export function validateContainers(pod: PodContents): readonly Issue[] {
  const containers = listContainers(pod);
  return [
    ...validateNames(containers),
    ...validatePorts(pod.container, containers),
    ...containers.flatMap(({ mounts }) => [...findDuplicatePaths(mounts), ...findDuplicateDevices(mounts)]),
    ...validateMountedClaims(pod.claims, containers),
    ...validateVolumeNames(containers),
  ];
}

function validateNames(containers: readonly PodContainer[]): readonly Issue[] {
  const [unnamed, named] = [containers.filter(({ name }) => name === ''), containers.filter(({ name }) => name !== '')];
  return [
    ...unnamed.map(({ path }) => ({ path: `${path}.name`, value: undefined, allowed: STRING_FORMS.label.words })),
    ...findDuplicates(named.map(({ path, name }) => ({ path: `${path}.name`, value: name, owner: path }))),
    ...named.filter(hasTooLongVolumeName).map(({ path, name }) => ({
      path: `${path}.name`,
      value: name,
      allowed: `at most ${STRING_FORMS.label.maxLength - 'tmp-'.length} characters: the volume at its /tmp is named tmp-<name>`,
    })),
  ];
}

function hasTooLongVolumeName({ mounts }: PodContainer): boolean {
  return mounts.some(({ mount }) => !hasForm('label', mount.volume.name));
}

/** Validates the ports of all containers together: the containers of a pod share its network. */
function validatePorts(appContainer: ProbedContainer, containers: readonly PodContainer[]): readonly Issue[] {
  const ports = containers.flatMap(({ path, container }) =>
    container instanceof ProbedContainer ? container.placedPorts(path) : [],
  );
  const missing: Issue = {
    path: 'container.port',
    value: undefined,
    allowed: 'set: the Services of the app send traffic to it',
  };
  return [
    ...(appContainer.ports.length === 0 ? [missing] : []),
    ...findDuplicates(ports.map(({ path, port }) => ({ path: `${path}.name`, value: port.name, owner: path }))),
    ...findDuplicatePorts(ports),
  ];
}

function findDuplicatePaths(mounts: readonly MountAtPath[]): readonly Issue[] {
  return findDuplicates(
    mounts.map(({ path, mount }) => ({ path: `${path}.mountPath`, value: mount.mountPath, owner: path })),
  );
}

/** Finds devices that a container mounts twice. File systems may be mounted at several paths. */
function findDuplicateDevices(mounts: readonly MountAtPath[]): readonly Issue[] {
  const devices = mounts.filter(({ mount }) => isDevice(mount));
  return findDuplicates(
    devices.map(({ path, mount }) => ({
      path: path.startsWith('claims') ? `${path}.name` : `${path}.volume`,
      value: mount.volume.name,
      owner: path,
    })),
  );
}

/** Rejects volumes of claim templates that the app does not have. */
function validateMountedClaims(
  claims: readonly ClaimTemplate[],
  containers: readonly PodContainer[],
): readonly Issue[] {
  const isClaimOfApp = (claim: ClaimTemplate) =>
    claims.some(({ name, volumeMode }) => name === claim.name && volumeMode === claim.volumeMode);
  const allowed = `the volume of one of the app's claims, with the same volumeMode: ${claims.map(({ name }) => name).join(', ')}`;
  return containers
    .flatMap(({ mounts }) => mounts)
    .filter(({ mount: { volume } }) => volume.claim !== undefined && !isClaimOfApp(volume.claim))
    .map(({ path, mount }) => ({ path: `${path}.volume`, value: mount.volume.name, allowed }));
}

/** Rejects different volumes of the same name. A name that the pod generates cannot change, so it takes precedence. */
function validateVolumeNames(containers: readonly PodContainer[]): readonly Issue[] {
  const mounts = containers.flatMap((container) => container.mounts);
  const stated = mounts.filter(({ isGenerated }) => !isGenerated);
  const generated = mounts.filter(({ isGenerated }) => isGenerated);
  const byPrecedence = [...generated, ...stated];
  return stated.flatMap(({ path, mount: { volume } }) => {
    const owner = byPrecedence.find((other) => other.mount.volume.name === volume.name);
    if (owner === undefined || volume.is(owner.mount.volume)) return [];
    return [
      {
        path: path.startsWith('claims') ? `${path}.name` : `${path}.volume.name`,
        value: volume.name,
        allowed: `a name of its own: ${owner.path} mounts another volume of this name at ${owner.mount.mountPath}`,
      },
    ];
  });
}
