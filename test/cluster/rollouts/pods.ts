import type { Manifest } from '../../manifests';

/** Why a container of these tests waits that never will run. */
const START_ERROR = 'CreateContainerConfigError';

/** Whether a pod serves. */
export function isReady({ metadata, status }: Manifest): boolean {
  if (metadata.deletionTimestamp !== undefined) return false;
  return status.conditions?.some((one: Manifest) => one.type === 'Ready' && one.status === 'True') ?? false;
}

/** Whether a pod can't start. */
export function isStuck({ status }: Manifest): boolean {
  const containers: Manifest[] = status.containerStatuses ?? [];
  return containers.some(({ state }) => state.waiting?.reason === START_ERROR);
}

/** The StatefulSet that a pod is of. */
export const ownerOf = ({ metadata }: Manifest): string => metadata.ownerReferences[0].name;

export const revisionOf = ({ metadata }: Manifest): string => metadata.labels['controller-revision-hash'];
