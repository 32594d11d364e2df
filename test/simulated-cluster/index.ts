export { type KubectlCall, type KubectlFaults, SimulatedCluster, type SimulationOptions } from './cluster';
export type { Image, Images } from './images';
