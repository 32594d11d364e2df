import type { Permission } from '../cluster';

const right = (verb: string, resource: string, subresource?: string): Permission => ({
  verb,
  group: '',
  resource,
  subresource,
});

const createPods = right('create', 'pods');
export const deletePods = right('delete', 'pods');
export const execInPods: Permission = right('create', 'pods', 'exec');
export const forwardPorts: Permission = right('create', 'pods', 'portforward');

/** What it takes to have a helper pod, and to work with it. */
export const helperPodPermissions: readonly Permission[] = [createPods, deletePods, execInPods];
