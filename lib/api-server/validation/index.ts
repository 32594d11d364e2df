export { validatePod } from './pod';
export { validateObject } from './validate-object';
