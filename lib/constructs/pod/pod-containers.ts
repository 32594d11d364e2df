import type * as k8s from '../../../imports/k8s';
import { isName, type Manifest, NAMES } from '../../kubernetes';
import { findDuplicates, type Issue } from '../../validation';
import type { Container, InitContainer } from '../container';
import { findDuplicatePorts, type NamedPort, ProbedContainer } from '../container';
import type { ClaimTemplate } from '../volume';
import { isDevice, type Mount, mountClaim } from '../volume';

/** What the containers of an app's pods are. */
export interface PodContainersProps {
  /** What each pod runs. */
  readonly container: ProbedContainer;
  /**
   * What runs beside it. Each has a name of its own.
   *
   * @default - nothing
   */
  readonly sidecars?: readonly ProbedContainer[];
  /**
   * What runs before it, one after another. Where it is a ProbedContainer it keeps running, and the next is
   * started once it has started: a sidecar that is there first and ends last, since Kubernetes 1.29.
   *
   * @see https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/
   * @default - nothing
   */
  readonly initContainers?: readonly (InitContainer | ProbedContainer)[];
}

/** With what else decides what they see. */
export interface PodContents extends PodContainersProps {
  /** The name of the app, and of its own container where that has none. */
  readonly name: string;
  /** What the app's own container sees of the volumes of its pod. */
  readonly claims: readonly ClaimTemplate[];
}

/** A mount, and the property that it was given as. */
interface MountAtPath {
  readonly path: string;
  readonly mount: Mount;
}

/** A container where it is in its pod. */
export interface PodContainer {
  /** The property that it was given as. */
  readonly path: string;
  /** Its name; undefined where it lacks one. */
  readonly name: string | undefined;
  readonly container: Container;
  /** All that it sees. */
  readonly mounts: readonly MountAtPath[];
}

/** The containers of a pod: the app's own first, those that run before it last. */
export function listContainers({
  name,
  container,
  claims,
  sidecars = [],
  initContainers = [],
}: PodContents): readonly PodContainer[] {
  return [
    place('container', container, container.name ?? name, 'tmp', claims),
    ...sidecars.map((sidecar, index) => placeBeside(`sidecars[${index}]`, sidecar)),
    ...initContainers.map((init, index) => placeBeside(`initContainers[${index}]`, init)),
  ];
}

function placeBeside(path: string, container: Container): PodContainer {
  return place(path, container, container.name, `tmp-${container.name}`, []);
}

function place(
  path: string,
  container: Container,
  name: string | undefined,
  tmp: string,
  claims: readonly ClaimTemplate[],
): PodContainer {
  const paths = [
    ...claims.map((_, index) => `claims[${index}]`),
    ...container.mounts.map((_, index) => `${path}.mounts[${index}]`),
  ];
  const mounts = container.mountsIn(claims.map(mountClaim), tmp);
  return { path, name, container, mounts: mounts.map((mount, index) => ({ path: paths[index] ?? path, mount })) };
}

/** The ports of a pod, that of the app's own container first. */
export function listPorts({ container, sidecars = [], initContainers = [] }: PodContainersProps): readonly NamedPort[] {
  return [container, ...sidecars, ...initContainers].flatMap((one) =>
    one instanceof ProbedContainer ? one.ports : [],
  );
}

/** The volumes of a pod that its claim templates don't make, as they stand in a manifest. */
export function volumesToKube(containers: readonly PodContainer[]): Manifest<k8s.Volume>[] {
  const volumes = new Set(containers.flatMap(({ mounts }) => mounts.map(({ mount }) => mount.volume)));
  return [...volumes].flatMap((volume) => volume.toKube() ?? []);
}

/** What is wrong with sound containers in one pod. */
export function validateContainers(pod: PodContents): readonly Issue[] {
  const containers = listContainers(pod);
  return [
    ...validateContainerNames(containers),
    ...validatePorts(pod.container, containers),
    ...containers.flatMap(({ mounts }) => [
      ...findDuplicates(
        mounts.map(({ path, mount }) => ({ path: `${path}.mountPath`, value: mount.mountPath, owner: path })),
      ),
      ...findDuplicateDevices(mounts),
    ]),
    ...validateMountedClaims(pod.claims, containers),
    ...validateVolumeNames(containers),
  ];
}

/** A container sees a device at one path, while it may mount a file system at several. */
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

function validateContainerNames(containers: readonly PodContainer[]): readonly Issue[] {
  const illegal = containers
    .filter(({ name }) => !isName('label', name))
    .map(({ path, name }) => ({ path: `${path}.name`, value: name, allowed: NAMES.label.words }));
  const names = containers.map(({ path, name }) => ({ path: `${path}.name`, value: name, owner: path }));
  const longest = NAMES.label.maxLength - 'tmp-'.length;
  const allowed = `at most ${longest} characters: the volume at its /tmp is called tmp-<name>`;
  const unfit = containers
    .filter(
      ({ name, mounts }) => isName('label', name) && mounts.some(({ mount }) => !isName('label', mount.volume.name)),
    )
    .map(({ path, name }) => ({ path: `${path}.name`, value: name, allowed }));
  return [...illegal, ...findDuplicates(names), ...unfit];
}

/** The containers of a pod share its address, and so its ports. */
function validatePorts(own: ProbedContainer, containers: readonly PodContainer[]): readonly Issue[] {
  const ports = containers.flatMap(({ path, container }) =>
    container instanceof ProbedContainer ? container.placedPorts(path) : [],
  );
  const none = { path: 'container.port', value: undefined, allowed: 'given: the Services of the app lead to it' };
  return [
    ...(own.ports.length === 0 ? [none] : []),
    ...findDuplicates(ports.map(({ path, port }) => ({ path: `${path}.name`, value: port.name, owner: path }))),
    ...findDuplicatePorts(ports),
  ];
}

function validateMountedClaims(
  claims: readonly ClaimTemplate[],
  containers: readonly PodContainer[],
): readonly Issue[] {
  const isOwn = (claim: ClaimTemplate) =>
    claims.some(({ name, volumeMode }) => name === claim.name && volumeMode === claim.volumeMode);
  const unknown = containers
    .flatMap(({ mounts }) => mounts)
    .filter(({ mount: { volume } }) => volume.claim !== undefined && !isOwn(volume.claim));
  const allowed = `the volume of one of the app's claims, as it is there: ${claims.map(({ name }) => name).join(', ')}`;
  return unknown.map(({ path, mount }) => ({ path: `${path}.volume`, value: mount.volume.name, allowed }));
}

/** Two volumes of a pod have two names. What the pod has by itself comes first: what was chosen can be renamed. */
function validateVolumeNames(containers: readonly PodContainer[]): readonly Issue[] {
  const mounts = containers.flatMap(({ path, mounts }) =>
    mounts.map((mount) => ({ ...mount, implied: mount.path === path })),
  );
  const byName = new Map<string, MountAtPath>();
  return mounts
    .toSorted((one, other) => Number(other.implied) - Number(one.implied))
    .flatMap((one) => {
      const { name } = one.mount.volume;
      const first = byName.get(name) ?? one;
      byName.set(name, first);
      const owner = `${first.path} has another volume of it, at ${first.mount.mountPath}`;
      const path = one.path.startsWith('claims') ? `${one.path}.name` : `${one.path}.volume.name`;
      // What is implied is called after its container, of whose name it is said.
      return one.implied || one.mount.volume.is(first.mount.volume)
        ? []
        : [{ path, value: name, allowed: `a name of its own: ${owner}` }];
    });
}
