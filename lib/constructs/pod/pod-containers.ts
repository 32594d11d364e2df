import type * as k8s from '../../../imports/k8s';
import type { ManifestOf } from '../../kubernetes';
import { type Container, type InitContainer, type NamedPort, ProbedContainer } from '../container';
import { type ClaimTemplate, type Mount, mountClaim } from '../volume';

/** The containers of the pods of an app. */
export interface PodContainersProps {
  /** The container of the app. */
  readonly container: ProbedContainer;
  /**
   * Containers that run beside the container of the app. Each needs a `name`.
   *
   * @default - no sidecars
   */
  readonly sidecars?: readonly ProbedContainer[];
  /**
   * Containers that start before the container of the app, one after another. Each needs a `name`. An InitContainer runs
   * to completion. A ProbedContainer keeps running as a native sidecar, and the next container starts once it has started.
   * This requires Kubernetes 1.29.
   *
   * @see https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/
   * @default - no init containers
   */
  readonly initContainers?: readonly (InitContainer | ProbedContainer)[];
}

/** The properties that determine the containers of a pod and their mounts. */
export interface PodContents extends PodContainersProps {
  /** The name of the app. It is the default name of its container. */
  readonly name: string;
  /** The claims that the container of the app mounts. */
  readonly claims: readonly ClaimTemplate[];
}

/** A container of a pod. */
export interface PodContainer {
  /** The path of its property: `container`, `sidecars[0]`. */
  readonly path: string;
  readonly role: 'app' | 'sidecar' | 'init';
  /** The name of the container in the pod; empty if it has none, which `validateContainers` rejects. */
  readonly name: string;
  readonly container: Container;
  /** All its mounts. */
  readonly mounts: readonly MountAtPath[];
}

/** A mount and the path of its property. */
export interface MountAtPath {
  readonly path: string;
  readonly mount: Mount;
  /** Whether it is the emptyDir at `/tmp`, which has no property: `path` is then that of the container. */
  readonly isGenerated: boolean;
}

/** Returns the containers of a pod: that of the app, then sidecars, then init containers. */
export function listContainers(pod: PodContents): readonly PodContainer[] {
  const { sidecars = [], initContainers = [] } = pod;
  return [
    appContainer(pod),
    ...sidecars.map((sidecar, index) => otherContainer('sidecar', `sidecars[${index}]`, sidecar)),
    ...initContainers.map((init, index) => otherContainer('init', `initContainers[${index}]`, init)),
  ];
}

function appContainer({ name, container, claims }: PodContents): PodContainer {
  const path = 'container';
  const mounts = listMounts(path, container, 'tmp', claims);
  return { path, role: 'app', name: container.name ?? name, container, mounts };
}

function otherContainer(role: PodContainer['role'], path: string, container: Container): PodContainer {
  const { name = '' } = container;
  return { path, role, name, container, mounts: listMounts(path, container, `tmp-${name}`) };
}

function listMounts(
  path: string,
  container: Container,
  tmpName: string,
  claims: readonly ClaimTemplate[] = [],
): readonly MountAtPath[] {
  const paths = [
    ...claims.map((_, index) => `claims[${index}]`),
    ...container.mounts.map((_, index) => `${path}.mounts[${index}]`),
  ];
  return container
    .mountsIn(claims.map(mountClaim), tmpName)
    .map((mount, index) => ({ path: paths[index] ?? path, mount, isGenerated: index >= paths.length }));
}

/** Returns the ports of a pod, those of the container of the app first. */
export function listPorts({ container, sidecars = [], initContainers = [] }: PodContainersProps): readonly NamedPort[] {
  return [container, ...sidecars, ...initContainers].flatMap((one) =>
    one instanceof ProbedContainer ? one.ports : [],
  );
}

/** Converts the volumes that these containers mount to manifests, without those of claim templates. */
export function volumesToKube(containers: readonly PodContainer[]): ManifestOf<k8s.Volume>[] {
  const volumes = new Set(containers.flatMap(({ mounts }) => mounts.map(({ mount }) => mount.volume)));
  return [...volumes].flatMap((volume) => volume.toKube() ?? []);
}
