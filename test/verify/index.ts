export { app, CANARY, IMAGE, onVolume, outside, partitioned, sharedClaim, type Told } from './apps';
export { type Case, checked, type Simulated, simulated } from './simulated';
export { evidence, outcomes, type Run, reasons, type Verified, verified } from './verified';
