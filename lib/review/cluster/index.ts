export { Cluster, type Outcome } from './cluster';
export { type Identity, identityOf, isStatefulSet, keyOf, namespaceOf, titleOf } from './identity';
export { podSpecOf, podTemplateOf } from './pod-spec';
