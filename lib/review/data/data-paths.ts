import { type DataPaths, findDataPaths, type KnownImage } from '../../images';
import { isPathWithin, stripFolder } from '../../kubernetes';
import { type ImageComparison, type ImageStatus, mountsOfContainer } from './image-comparison';
import { findMountAt, joinPaths, subPathAt } from './mounts';
import type { ContainerOfPods } from './workload-pods';

/** A data directory of BASE's image. */
export interface DataPath {
  readonly path: string;
  /** The index among the data directories of the image. */
  readonly index: number;
}

/** Whether anybody can tell the data directories of an image. */
export function hasDataPaths({ container }: ContainerOfPods, image: KnownImage): boolean {
  return findDataPaths(container, image).paths.length > 0;
}

/** The data directory of BASE's image that the mount holds, or of which it holds a part. Undefined if there is none. */
export function dataPathOf({ mount, before }: ImageComparison, image: KnownImage): DataPath | undefined {
  const { paths } = findDataPaths(before.container, image);
  const mounts = mountsOfContainer(before);
  const index = paths.findIndex((path) => {
    return isPathWithin(mount.path, path) || findMountAt(mounts, path)?.path === mount.path;
  });
  const path = paths[index];
  return path === undefined ? undefined : { path, index };
}

/** The image of HEAD does not look for its data where it is. */
export function dataPathProblem(
  comparison: ImageComparison,
  image: KnownImage,
  { path, index }: DataPath,
): ImageStatus | undefined {
  const { mount, after } = comparison;
  const { reference } = image;
  const { paths, movedBy, mayMove } = findDataPaths(after.container, image);
  const wanted = paths[index];
  if (wanted === undefined) {
    return { fate: 'unknown', reason: `cannot tell where ${reference} looks for its data${describeMover(movedBy)}` };
  }
  // A volume below the data directory holds a part of the data.
  const isFound = isPathWithin(mount.path, path)
    ? isDataAt(comparison, joinPaths(wanted, stripFolder(mount.path, path)), mount.subPath)
    : isDataAt(comparison, wanted, subPathAt(mount, path));
  if (isFound) return undefined;
  if (mayMove) {
    return { fate: 'unknown', reason: `the configuration of ${reference} decides where it looks for its data` };
  }
  const reason = `${reference} keeps its data in ${wanted}${describeMover(movedBy)}, and the old data is not there`;
  return { fate: 'hidden', reason };
}

/** Whether the container of HEAD has this folder of the data at a path. */
function isDataAt({ after, isSameVolume }: ImageComparison, path: string, subPath: string): boolean {
  const mount = findMountAt(mountsOfContainer(after), path);
  const volume = mount && after.pods.volumes.get(mount.volume);
  if (mount === undefined || volume === undefined) return false;
  return isSameVolume(volume) && subPathAt(mount, path) === subPath;
}

function describeMover(movedBy: DataPaths['movedBy']): string {
  return movedBy === undefined ? '' : `, set by ${movedBy}`;
}
