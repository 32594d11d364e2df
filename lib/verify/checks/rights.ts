import type { Right } from '../cluster';

const right = (verb: string, resource: string, subresource?: string): Right => ({
  verb,
  group: '',
  resource,
  subresource,
});

const CREATE_PODS = right('create', 'pods');
export const DELETE_PODS = right('delete', 'pods');
export const EXEC: Right = right('create', 'pods', 'exec');
export const FORWARD: Right = right('create', 'pods', 'portforward');

/** What it takes to have a helper pod, and to work with it. */
export const HELPER_RIGHTS: readonly Right[] = [CREATE_PODS, DELETE_PODS, EXEC];
