export type { Case } from './case';
export { kindCases } from './kind-cases';
export { podCases } from './pod-cases';
export { MAKERS } from './pods';
export { updateCases } from './update-cases';
