export { type KubectlCall, type KubectlFaults, SimulatedCluster, type SimulationOptions } from './cluster';
export type { SimulatedImage, SimulatedImages } from './images';
