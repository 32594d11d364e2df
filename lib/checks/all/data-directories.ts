import { findRefusedMounts, findUncoveredData } from '../../images';
import type { Field, Issue } from '../../validation';
import type { Finding } from '../check';
import type { FinishedApp } from '../finished-app';
import type { Pods } from '../pods';

/**
 * Reports containers of known databases, queues and stores that lack a volume at the data directory of the image, or
 * that have a volume at a path where the image exits because of it.
 *
 * @see https://kubernetes.io/docs/concepts/storage/volumes/
 */
export function checkDataDirectories(app: FinishedApp): Finding[] {
  return app.pods.flatMap((pods) => {
    const persistentVolumes = findPersistentVolumes(pods);
    return pods.owner.findings(
      ...pods.containers.flatMap((container) => validateDataMounts(container, persistentVolumes)),
    );
  });
}

function validateDataMounts(container: Field, persistentVolumes: ReadonlySet<string>): Issue[] {
  const { path } = container.at('volumeMounts');
  const mountPaths = container.find('volumeMounts', '*', 'mountPath').map(({ scalar }) => scalar);
  const value = mountPaths.length > 0 ? mountPaths.join(', ') : undefined;
  return [
    ...findUncoveredData(container, persistentVolumes).map((data) => ({ path, value, allowed: requiredVolume(data) })),
    ...findRefusedMounts(container).map(({ known: { reference }, path: mountPath, reason }) => ({
      path,
      value,
      allowed: `a list without a volume at ${mountPath}, where ${reference} exits: ${reason}`,
    })),
  ];
}

type UncoveredData = ReturnType<typeof findUncoveredData>[number];

function requiredVolume({ known: { reference }, path, hiddenBy }: UncoveredData): string {
  const imageVolume =
    hiddenBy === undefined
      ? ''
      : `The image declares ${hiddenBy} as a volume, so that a mount of a folder above does not reach it. `;
  return `a list with a volume at ${hiddenBy ?? path}: ${reference} keeps its data in ${path}, which is lost when the pod is deleted. ${imageVolume}Mount a PersistentVolumeClaim, or an emptyDir if the data need not last`;
}

/** Returns the names of the volumes of a pod that outlive it. */
function findPersistentVolumes({ owner, spec }: Pods): ReadonlySet<string> {
  const claimVolumes = spec
    .find('volumes', '*')
    .filter((volume) => volume.at('persistentVolumeClaim').raw !== undefined);
  const names = [
    ...claimVolumes.map((volume) => volume.at('name')),
    ...owner.fields.find('spec', 'volumeClaimTemplates', '*', 'metadata', 'name'),
  ];
  return new Set(names.map(({ scalar }) => scalar));
}
