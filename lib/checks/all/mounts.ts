import { findDuplicates, type Issue } from '../../validation';

import type { Finding } from '../check';
import type { FinishedApp } from '../finished-app';
import type { Pods } from '../pods';

/**
 * A container mounts each volume and each claim of its pod, and no claim template has the name of a volume: it would
 * take the volume's place.
 *
 * @see https://kubernetes.io/docs/concepts/storage/volumes/
 */
export function mounts(app: FinishedApp): Finding[] {
  return app.pods.flatMap((pods) => pods.owner.findings(...mountIssues(pods)));
}

function mountIssues({ spec, owner, allContainers }: Pods): Issue[] {
  const volumes = spec.find('volumes', '*', 'name');
  const claims = owner.fields.find('spec', 'volumeClaimTemplates', '*', 'metadata', 'name');
  const names = [...volumes, ...claims];
  const mounted = new Set(
    allContainers.flatMap((container) => [
      ...container.find('volumeMounts', '*', 'name').map(({ raw }) => raw),
      ...container.find('volumeDevices', '*', 'name').map(({ raw }) => raw),
    ]),
  );
  return [
    ...findDuplicates(names.map(({ path, raw }) => ({ path, value: raw, owner: 'another volume' }))),
    ...names.filter(({ raw }) => !mounted.has(raw)).map((name) => name.issue('mounted by a container, or left out')),
  ];
}
