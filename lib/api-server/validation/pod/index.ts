export { claimSpec } from './claims';
export type { Demand } from './demands';
export { annotationKeys, labelSelector, labels } from './labels';
export { type PodMaker, podProblems, podTemplateProblems } from './template';
