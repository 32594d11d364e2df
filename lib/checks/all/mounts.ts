import { findDuplicates, type Issue } from '../../validation';
import type { Finding } from '../check';
import type { FinishedApp } from '../finished-app';
import type { Pods } from '../pods';

/**
 * Reports volumes and claim templates that no container mounts, and a claim template with the name of a volume: the
 * claim would replace the volume.
 *
 * @see https://kubernetes.io/docs/concepts/storage/volumes/
 */
export function checkMounts(app: FinishedApp): Finding[] {
  return app.pods.flatMap((pods) => pods.owner.findings(...validateMounts(pods)));
}

function validateMounts({ owner, spec, allContainers }: Pods): Issue[] {
  const names = [
    ...spec.find('volumes', '*', 'name'),
    ...owner.fields.find('spec', 'volumeClaimTemplates', '*', 'metadata', 'name'),
  ];
  const mounts = allContainers.flatMap((container) => [
    ...container.find('volumeMounts', '*', 'name'),
    ...container.find('volumeDevices', '*', 'name'),
  ]);
  const mounted = new Set(mounts.map(({ raw }) => raw));
  return [
    ...findDuplicates(names.map(({ path, raw }) => ({ path, value: raw, owner: 'another volume' }))),
    ...names.filter(({ raw }) => !mounted.has(raw)).map((name) => name.issue('mounted by a container, or omitted')),
  ];
}
