import { isPathWithin, plainPath } from '../kubernetes';
import type { Field } from '../validation';
import { findDataPaths } from './data-paths';
import { findKnownImage, type KnownImage } from './known-image';

/** A data directory that no volume of the container holds. */
export interface UncoveredData {
  readonly known: KnownImage;
  readonly path: string;
  /** A path that the image declares as a volume, and which therefore hides the volume that is mounted above it. */
  readonly hiddenBy: string | undefined;
}

/** A mount at which the image exits. */
export interface RefusedMount {
  readonly known: KnownImage;
  readonly path: string;
  readonly reason: string;
}

/**
 * The data directories of a container that no volume holds. A path that an image declares as a volume gets an empty
 * folder of the container, unless a volume is mounted at that very path: containerd looks for no mount above it. None
 * if the image is not in the table, if something may move its data, or if it is often run as a cache and mounts no
 * volume that lasts.
 *
 * @param lasting the names of the pod's volumes whose data outlives the pod
 */
export function findUncoveredData(container: Field, lasting: ReadonlySet<string>): UncoveredData[] {
  const known = findKnownImage(container.at('image').scalar);
  if (known === undefined) return [];
  const mounts = container.find('volumeMounts', '*');
  const isCache = known.image.isOftenCache && !mounts.some((mount) => lasting.has(mount.at('name').scalar));
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

/** The mounts at which the entrypoint of a container's image exits, unless the data directory is moved. */
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
  return paths.map(({ scalar: word }) => plainPath(word));
}
