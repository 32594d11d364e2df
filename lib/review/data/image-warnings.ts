import { findRefusedMounts, findUncoveredData, type UncoveredData } from '../../images';
import type { Sight } from './sight';

/**
 * Why a container of HEAD exits at once, by what its image says of its mounts. Undefined if nothing is known to stop
 * it, or if BASE runs the same.
 */
export function exitReason(before: Sight | undefined, after: Sight): string | undefined {
  const known = new Set(before && exitReasons(before));
  return exitReasons(after).find((reason) => !known.has(reason));
}

function exitReasons({ spec }: Sight): string[] {
  const refused = spec.find('containers', '*').flatMap(findRefusedMounts);
  return refused.map(
    ({ known: { reference }, path, reason }) => `${reference} exits if a volume is mounted at ${path}: ${reason}`,
  );
}

/** Warnings about data that the pods write where no volume is. */
export function uncoveredData({ spec, volumes }: Sight): string[] {
  const lasting = new Set([...volumes].filter(([, { isLasting }]) => isLasting !== false).map(([name]) => name));
  return spec.find('containers', '*').flatMap((container) => {
    const name = container.at('name').scalar;
    return findUncoveredData(container, lasting).map((uncovered) => uncoveredWarning(name, uncovered));
  });
}

function uncoveredWarning(container: string, { known, path, hiddenBy }: UncoveredData): string {
  const why =
    hiddenBy === undefined
      ? 'where no volume is mounted'
      : `where the volume of a folder above does not reach, because the image declares ${hiddenBy} as a volume`;
  return `container ${container} (${known.reference}) keeps its data in ${path}, ${why}. The data is lost when the pod is deleted. Mount a PersistentVolumeClaim at ${hiddenBy ?? path}, or an emptyDir if the data need not last`;
}
