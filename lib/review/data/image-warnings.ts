import { findRefusedMounts, findUncoveredData, type UncoveredData } from '../../images';
import type { WorkloadPods } from './workload-pods';

/**
 * Why a container of HEAD exits at its start, according to the table of images. Undefined if the table knows no reason,
 * or if BASE runs with the same problem.
 */
export function exitReason(before: WorkloadPods | undefined, after: WorkloadPods): string | undefined {
  const known = new Set(before && exitReasons(before));
  return exitReasons(after).find((reason) => !known.has(reason));
}

function exitReasons({ spec }: WorkloadPods): string[] {
  const refused = spec.find('containers', '*').flatMap(findRefusedMounts);
  return refused.map(
    ({ known: { reference }, path, reason }) => `${reference} exits if a volume is mounted at ${path}: ${reason}`,
  );
}

/** Warns about data that containers write where no persistent volume is mounted. */
export function uncoveredDataWarnings({ spec, volumes }: WorkloadPods): string[] {
  const persistent = [...volumes].filter(([, volume]) => volume.isPersistent !== false).map(([name]) => name);
  return spec.find('containers', '*').flatMap((container) => {
    const name = container.at('name').scalar;
    return findUncoveredData(container, new Set(persistent)).map((data) => uncoveredDataWarning(name, data));
  });
}

function uncoveredDataWarning(container: string, { known, path, hiddenBy }: UncoveredData): string {
  const place =
    hiddenBy === undefined
      ? 'where no volume is mounted'
      : `where the volume of a folder above does not reach, because the image declares ${hiddenBy} as a volume`;
  return `container ${container} (${known.reference}) keeps its data in ${path}, ${place}. The data is lost when the pod is deleted. Mount a PersistentVolumeClaim at ${hiddenBy ?? path}, or an emptyDir if the data need not last`;
}
