import type { Manifest } from '../../manifests';

/** The reason of a container in these tests that can never start. */
const START_ERROR = 'CreateContainerConfigError';

/** Whether a pod is ready and not being deleted. */
export function isReady({ metadata, status }: Manifest): boolean {
  if (metadata.deletionTimestamp !== undefined) return false;
  return status.conditions?.some((one: Manifest) => one.type === 'Ready' && one.status === 'True') ?? false;
}

/** Whether a pod cannot start. */
export function isStuck({ status }: Manifest): boolean {
  const containers: Manifest[] = status.containerStatuses ?? [];
  return containers.some(({ state }) => state.waiting?.reason === START_ERROR);
}

/** The name of the StatefulSet that owns a pod. */
export const ownerOf = ({ metadata }: Manifest): string => metadata.ownerReferences[0].name;

/** The revision of a pod. */
export const revisionOf = ({ metadata }: Manifest): string => metadata.labels['controller-revision-hash'];
