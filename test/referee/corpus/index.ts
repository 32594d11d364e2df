export { type CorpusCase, casesOfChange, createKindCases, createUpdateCases } from './cases';
export { editsOfKind } from './kind-edits';
export { KIND_SPECIMENS, type Specimen } from './kinds';
export { createPodCases } from './pod-cases';
export { applyPodEdit, editsOfPod, type PodEdit } from './pod-edits';
export { POD_SPECIMENS, type PodSpecimen, WORKLOAD_KINDS } from './pods';
export { UPDATES, type Update } from './updates';
