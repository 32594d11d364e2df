import { type Field, findDuplicates, type Issue } from '../../validation';

import type { Finding } from '../check';
import type { FinishedApp } from '../finished-app';
import type { Pods } from '../pods';

/**
 * What a container mounts is a volume of its pod or comes from a claim template, once at a path; and what a pod has
 * of volumes, a container mounts.
 *
 * @see https://kubernetes.io/docs/concepts/storage/volumes/
 */
export function checkMounts(app: FinishedApp): Finding[] {
  return app.pods.flatMap((pods) => pods.owner.findings(...validateMounts(pods)));
}

function validateMounts(pods: Pods): Issue[] {
  const volumes = pods.spec.find('volumes', '*', 'name');
  const claims = pods.owner.fields.find('spec', 'volumeClaimTemplates', '*', 'metadata', 'name');
  const there = [...volumes, ...claims];
  const mounted = pods.allContainers.flatMap(listMounts);
  const names = there.map(({ raw: value }) => value);
  const words = there.map(({ scalar: word }) => word).join(', ');
  const allowed = `the name of a volume or claim template: ${words || 'there are none'}`;
  const used = new Set(mounted.map((mount) => mount.at('name').raw));
  return [
    ...findDuplicates(there.map(({ path, raw: value }) => ({ path, value, owner: 'another volume' }))),
    ...mounted
      .map((mount) => mount.at('name'))
      .filter(({ raw: value }) => !names.includes(value))
      .map((name) => name.issue(allowed)),
    ...there
      .filter(({ raw: value }) => !used.has(value))
      .map((name) => name.issue('mounted by a container, or left out')),
    ...pods.allContainers.flatMap((container) => [
      ...findRepeated([
        ...container.find('volumeMounts', '*', 'mountPath'),
        ...container.find('volumeDevices', '*', 'devicePath'),
      ]),
      ...findRepeated(container.find('volumeDevices', '*', 'name')),
    ]),
  ];
}

function findRepeated(fields: readonly Field[]): readonly Issue[] {
  return findDuplicates(fields.map(({ path, raw: value }) => ({ path, value, owner: 'another mount' })));
}

function listMounts(container: Field): Field[] {
  return [...container.find('volumeMounts', '*'), ...container.find('volumeDevices', '*')];
}
