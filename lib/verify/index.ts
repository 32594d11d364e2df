export { createClock } from './clock';
export { type CommandResult, createKubectl, type Kubectl, type RunningCommand } from './cluster';
export { type VerifyStreams, type VerifyTools, verify } from './command';
export { type NetworkClient, networkClient } from './network';
export type { CheckId, CheckReport, VerifyReport } from './report';
