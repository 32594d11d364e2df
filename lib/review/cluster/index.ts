export { namespaceOf, objectKeyOf as keyOf } from '../../kubernetes';
export { type Applied, Cluster, isNamespaceOfEach, type Outcome } from './cluster';
export { type Identity, identityOf, isStatefulSet, titleOf } from './identity';
export { podSpecOf, podTemplateOf } from './pod-spec';
export { hasUnreadableAnnotations } from './sent';
