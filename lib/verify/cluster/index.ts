export { ClusterClient } from './cluster-client';
export { CannotVerify } from './errors';
export { KubectlFailure, toKubectlError, Unreachable } from './failure';
export {
  type CommandOptions,
  type CommandResult,
  createKubectl,
  type Kubectl,
  type ProcessOptions,
  type RunningCommand,
} from './kubectl';
export { describePermission, findMissingPermissions, type Permission } from './permissions';
export { withPortForward } from './port-forward';
