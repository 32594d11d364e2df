import { type Field, findDuplicates, type Issue } from '../../validation';
import type { Finding } from '../check';
import type { FinishedApp } from '../finished-app';
import type { Pods } from '../pods';

/**
 * Reports mounts of missing volumes, volumes and claim templates that no container mounts, and names, paths and devices
 * that occur twice.
 *
 * @see https://kubernetes.io/docs/concepts/storage/volumes/
 */
export function checkMounts(app: FinishedApp): Finding[] {
  return app.pods.flatMap((pods) => pods.owner.findings(...validateMounts(pods)));
}

function validateMounts({ owner, spec, allContainers }: Pods): Issue[] {
  const volumeNames = [
    ...spec.find('volumes', '*', 'name'),
    ...owner.fields.find('spec', 'volumeClaimTemplates', '*', 'metadata', 'name'),
  ];
  const mountNames = allContainers.flatMap(listMounts).map((mount) => mount.at('name'));
  return [
    ...findDuplicates(volumeNames.map(({ path, raw }) => ({ path, value: raw, owner: 'another volume' }))),
    ...findMissingVolumes(mountNames, volumeNames),
    ...findUnusedVolumes(mountNames, volumeNames),
    ...allContainers.flatMap((container) => [
      ...findRepeated([
        ...container.find('volumeMounts', '*', 'mountPath'),
        ...container.find('volumeDevices', '*', 'devicePath'),
      ]),
      ...findRepeated(container.find('volumeDevices', '*', 'name')),
    ]),
  ];
}

function findMissingVolumes(mountNames: readonly Field[], volumeNames: readonly Field[]): Issue[] {
  const known = new Set(volumeNames.map(({ raw }) => raw));
  const names = volumeNames.map(({ scalar }) => scalar).join(', ');
  const allowed = `the name of a volume or claim template: ${names || 'there are none'}`;
  return mountNames.filter(({ raw }) => !known.has(raw)).map((name) => name.issue(allowed));
}

function findUnusedVolumes(mountNames: readonly Field[], volumeNames: readonly Field[]): Issue[] {
  const used = new Set(mountNames.map(({ raw }) => raw));
  return volumeNames
    .filter(({ raw }) => !used.has(raw))
    .map((name) => name.issue('mounted by a container, or omitted'));
}

function findRepeated(fields: readonly Field[]): readonly Issue[] {
  return findDuplicates(fields.map(({ path, raw }) => ({ path, value: raw, owner: 'another mount' })));
}

function listMounts(container: Field): Field[] {
  return [...container.find('volumeMounts', '*'), ...container.find('volumeDevices', '*')];
}
