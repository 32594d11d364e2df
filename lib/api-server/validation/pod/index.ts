export { validatePod, validatePodTemplate } from './validate-pod';
