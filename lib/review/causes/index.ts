export { findRestartCauses } from './restart-causes';
