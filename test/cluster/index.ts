export { type ApiResponse, ClusterApi } from './cluster-api';
export { kubectl, listOf, TestNamespace } from './kubectl';
