export { type ConfigurationChanges, findRestartCauses } from './restart-causes';
