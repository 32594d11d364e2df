export { type Applied, Cluster, isNamespaceOfEach, type Outcome } from './cluster';
export { type Identity, identityOf, isStatefulSet, keyOf, namespaceOf, titleOf } from './identity';
export { podSpecOf, podTemplateOf } from './pod-spec';
export { hasUnreadableAnnotations } from './sent';
