export { ClusterModel, isBuiltInNamespace, isRejected, type ObjectOutcome, type Outcome } from './cluster-model';
export { type Identity, identityOf, isStatefulSet, titleOf } from './identity';
export { podSpecOf, podTemplateOf } from './pod-spec';
export { hasNullAnnotation } from './sent-manifest';
