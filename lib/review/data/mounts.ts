import { isPathWithin, plainPath } from '../../kubernetes';
import type { Field } from '../../validation';

/** A volume in the file system of a container, or as a block device of it. */
export interface ContainerMount {
  readonly container: string;
  /** Whether the container runs before the others. */
  readonly isInit: boolean;
  /** The mount path, without a slash at its end, or the path of the device. */
  readonly path: string;
  readonly volume: string;
  /** The folder of the volume that is mounted, or ''. */
  readonly subPath: string;
  /** Whether the folder is made of variables. */
  readonly hasSubPathExpr: boolean;
  readonly isReadOnly: boolean;
  /** Whether the container has it as a block device. */
  readonly isDevice: boolean;
}

/** What the containers of pods mount. */
export function mountsOf(spec: Field): ContainerMount[] {
  return ['containers', 'initContainers'].flatMap((list) =>
    spec.find(list, '*').flatMap((container) =>
      ['volumeMounts', 'volumeDevices'].flatMap((mounts) =>
        container.find(mounts, '*').map((mount) => ({
          container: container.at('name').scalar,
          isInit: list === 'initContainers' && container.at('restartPolicy').string !== 'Always',
          path: plainPath(mount.at(mounts === 'volumeMounts' ? 'mountPath' : 'devicePath').scalar),
          volume: mount.at('name').scalar,
          subPath: normalizeSubPath(mount.at('subPath').scalar || mount.at('subPathExpr').scalar),
          hasSubPathExpr: mount.at('subPathExpr').scalar !== '',
          isReadOnly: mount.at('readOnly').raw === true,
          isDevice: mounts === 'volumeDevices',
        })),
      ),
    ),
  );
}

function normalizeSubPath(folder: string): string {
  return plainPath(`/${folder}`).slice(1);
}

/** The mount that a container sees at a path. */
export function findMountAt(mounts: readonly ContainerMount[], path: string): ContainerMount | undefined {
  const covering = mounts.filter((mount) => isPathWithin(path, mount.path));
  return covering.toSorted((one, other) => other.path.length - one.path.length)[0];
}

/** A path below a folder. */
export function joinPaths(folder: string, path: string): string {
  return [folder, path].filter((part) => part !== '').join('/');
}
