export type { CorpusCase } from './case';
export { createKindCases } from './kind-cases';
export { createPodCases } from './pod-cases';
export { WORKLOAD_KINDS } from './pods';
export { createUpdateCases } from './update-cases';
