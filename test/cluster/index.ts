export { type Answer, ApiServer } from './api-server';
export { kubectl, listOf, TestNamespace } from './kubectl';
