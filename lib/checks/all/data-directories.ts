import { findRefusedMounts, findUncoveredData } from '../../images';
import type { Field, Issue } from '../../validation';
import type { Finding } from '../check';
import type { FinishedApp } from '../finished-app';
import type { Pods } from '../pods';

/**
 * A container of a database, queue or store has a volume where its image keeps its data, and none where the image
 * exits because of it.
 *
 * @see https://kubernetes.io/docs/concepts/storage/volumes/
 */
export function dataDirectories(app: FinishedApp): Finding[] {
  return app.pods.flatMap((pods) => {
    const lasting = lastingVolumes(pods);
    return pods.owner.findings(...pods.containers.flatMap((container) => problems(container, lasting)));
  });
}

function problems(container: Field, lasting: ReadonlySet<string>): Issue[] {
  const mounts = container.at('volumeMounts');
  const paths = container.find('volumeMounts', '*', 'mountPath');
  const value = paths.length > 0 ? paths.map(({ scalar: word }) => word).join(', ') : undefined;
  return [
    ...findUncoveredData(container, lasting).map(({ known: { reference }, path, hiddenBy }) => ({
      path: mounts.path,
      value,
      allowed: `a list with a volume at ${hiddenBy ?? path}: ${reference} keeps its data in ${path}, which is lost when the pod is deleted. ${hiddenBy === undefined ? '' : `The image declares ${hiddenBy} as a volume, so that a mount of a folder above does not reach it. `}Mount a PersistentVolumeClaim, or an emptyDir if the data need not last`,
    })),
    ...findRefusedMounts(container).map(({ known: { reference }, path, reason }) => ({
      path: mounts.path,
      value,
      allowed: `a list without a volume at ${path}, where ${reference} exits: ${reason}`,
    })),
  ];
}

function lastingVolumes({ owner, spec }: Pods): ReadonlySet<string> {
  const claims = spec.find('volumes', '*').filter((volume) => volume.at('persistentVolumeClaim').raw !== undefined);
  const templates = owner.fields.find('spec', 'volumeClaimTemplates', '*', 'metadata', 'name');
  return new Set([...claims.map((volume) => volume.at('name').scalar), ...templates.map(({ scalar: word }) => word)]);
}
