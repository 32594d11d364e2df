import type { Permission } from '../cluster';

const createPods: Permission = { verb: 'create', group: '', resource: 'pods' };
export const deletePods: Permission = { verb: 'delete', group: '', resource: 'pods' };
export const execInPods: Permission = { verb: 'create', group: '', resource: 'pods', subresource: 'exec' };
export const forwardPorts: Permission = { verb: 'create', group: '', resource: 'pods', subresource: 'portforward' };

/** The permissions to create, use and delete a helper pod. */
export const helperPodPermissions: readonly Permission[] = [createPods, deletePods, execInPods];
