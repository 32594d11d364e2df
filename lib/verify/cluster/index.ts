export { ClusterClient } from './cluster-client';
export { CannotVerify, KubectlFailure, toKubectlError, Unreachable } from './errors';
export {
  type CommandOptions,
  type CommandResult,
  createKubectl,
  type Kubectl,
  type ProcessOptions,
  type RunningCommand,
} from './kubectl';
export { describePermission, findMissingPermissions, type Permission } from './permissions';
export { type LocalPort, withPortForward } from './port-forward';
