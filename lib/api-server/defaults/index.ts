export { applyDefaults } from './apply-defaults';
export { applyObjectDefaults, labelJob } from './object-defaults';
