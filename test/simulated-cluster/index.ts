export { type Call, SimulatedCluster, type Told, type Trouble } from './cluster';
export type { Image, Images } from './images';
