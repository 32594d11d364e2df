import { isPathWithin, normalizePath } from '../kubernetes';
import type { Field } from '../validation';
import { findDataPaths } from './data-paths';
import { findKnownImage, type KnownImage } from './known-image';

/** A data directory of a container that is on no volume. */
export interface UncoveredData {
  readonly known: KnownImage;
  readonly path: string;
  /** The path that the image declares as a volume, which hides a volume that is mounted above it. */
  readonly hiddenBy: string | undefined;
}

/** A mount at which the image does not start. */
export interface RefusedMount {
  readonly known: KnownImage;
  readonly path: string;
  readonly reason: string;
}

/**
 * Finds the data directories of a container that are on no volume. If an image declares a path as a volume, containerd
 * mounts an empty folder there, unless a volume is mounted at exactly this path. Returns none if the image is unknown, if
 * its data path may be set elsewhere, or if it is often a cache and mounts no persistent volume.
 *
 * @param persistentVolumes the names of the pod's volumes whose data outlives the pod
 */
export function findUncoveredData(container: Field, persistentVolumes: ReadonlySet<string>): UncoveredData[] {
  const known = findKnownImage(container.at('image').scalar);
  if (known === undefined) return [];
  const mounts = container.find('volumeMounts', '*');
  const isCache = known.image.isOftenCache && !mounts.some((mount) => persistentVolumes.has(mount.at('name').scalar));
  const { paths, mayMove } = findDataPaths(container, known);
  if (isCache || mayMove) return [];
  const mounted = mountPathsOf(container);
  return paths.flatMap((path): UncoveredData[] => {
    const declared = known.image.volumes?.find((volume) => isPathWithin(path, volume));
    const near = mounted.filter((mount) => isPathWithin(path, mount) || isPathWithin(mount, path));
    const isHeld = near.some((mount) => declared === undefined || isPathWithin(mount, declared));
    return isHeld ? [] : [{ known, path, hiddenBy: near.length > 0 ? declared : undefined }];
  });
}

/** Finds the mounts at which the entrypoint of a container's image exits, unless another data directory is set. */
export function findRefusedMounts(container: Field): RefusedMount[] {
  const known = findKnownImage(container.at('image').scalar);
  const refused = known?.release?.refusedMounts;
  if (known === undefined || refused === undefined) return [];
  const isMoved = findDataPaths(container, known).movedBy !== undefined;
  if (isMoved || container.find('command', '*').length > 0) return [];
  const mounted = mountPathsOf(container);
  return Object.entries(refused)
    .filter(([path]) => mounted.includes(path))
    .map(([path, reason]) => ({ known, path, reason }));
}

function mountPathsOf(container: Field): string[] {
  const paths = [
    ...container.find('volumeMounts', '*', 'mountPath'),
    ...container.find('volumeDevices', '*', 'devicePath'),
  ];
  return paths.map((path) => normalizePath(path.scalar));
}
