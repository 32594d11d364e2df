import { isPathWithin, normalizePath, stripFolder } from '../../kubernetes';
import type { Field } from '../../validation';

/** A volume that a container mounts, as a folder or file, or uses as a block device. */
export interface ContainerMount {
  readonly container: string;
  /** Whether the container runs before the others and then exits. Sidecar containers do not. */
  readonly isInit: boolean;
  /** The mount path without a trailing slash, or the device path. */
  readonly path: string;
  /** The name of the volume. */
  readonly volume: string;
  /** The folder of the volume that is mounted, from `subPath` or `subPathExpr`. Empty for the whole volume. */
  readonly subPath: string;
  /** Whether `subPath` comes from `subPathExpr`, which may use variables. */
  readonly hasSubPathExpr: boolean;
  readonly isReadOnly: boolean;
  /** Whether the container uses the volume as a block device. */
  readonly isDevice: boolean;
}

/** The mounts of all containers of a pod spec. */
export function mountsOf(spec: Field): ContainerMount[] {
  const containers = spec.find('containers', '*').flatMap((container) => mountsOfContainer(container));
  const initContainers = spec.find('initContainers', '*').flatMap((container) => {
    const isInit = container.at('restartPolicy').string !== 'Always';
    return mountsOfContainer(container).map((mount) => ({ ...mount, isInit }));
  });
  return [...containers, ...initContainers];
}

function mountsOfContainer(container: Field): ContainerMount[] {
  const name = container.at('name').scalar;
  const mounts = container.find('volumeMounts', '*').map((mount) => readMount(mount, name, 'mountPath'));
  const devices = container.find('volumeDevices', '*').map((device) => readMount(device, name, 'devicePath'));
  return [...mounts, ...devices];
}

/** Reads an item of `volumeMounts` or `volumeDevices`. `mountsOf` sets `isInit` for init containers. */
function readMount(mount: Field, container: string, pathField: 'mountPath' | 'devicePath'): ContainerMount {
  return {
    container,
    isInit: false,
    path: normalizePath(mount.at(pathField).scalar),
    volume: mount.at('name').scalar,
    subPath: normalizeSubPath(mount.at('subPath').scalar || mount.at('subPathExpr').scalar),
    hasSubPathExpr: mount.at('subPathExpr').scalar !== '',
    isReadOnly: mount.at('readOnly').raw === true,
    isDevice: pathField === 'devicePath',
  };
}

function normalizeSubPath(subPath: string): string {
  return normalizePath(`/${subPath}`).slice(1);
}

/** The mount that holds a path: the one with the longest mount path that is the path or a folder above it. */
export function findMountAt(mounts: readonly ContainerMount[], path: string): ContainerMount | undefined {
  const holding = mounts.filter((mount) => isPathWithin(path, mount.path));
  return holding.toSorted((one, other) => other.path.length - one.path.length)[0];
}

/** The folder of the volume that a mount shows at a path below its mount path. */
export function subPathAt(mount: ContainerMount, path: string): string {
  return joinPaths(mount.subPath, stripFolder(path, mount.path));
}

/** Joins a folder and a relative path. Either may be empty. */
export function joinPaths(folder: string, path: string): string {
  return [folder, path].filter((part) => part !== '').join('/');
}
