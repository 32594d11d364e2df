export { CannotVerify } from './cannot-verify';
export { Cluster } from './cluster';
export { failureOf, KubectlFailure, Unreachable } from './failure';
export { forwarded } from './forward';
export { type Ended, type How, type Kubectl, kubectlOnPath, type Started, type Ties } from './kubectl';
export { missingRights, named, type Right } from './rights';
