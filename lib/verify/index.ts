export { ASK, type Ask } from './ask';
export { type Ended, type Kubectl, kubectlOnPath, type Started } from './cluster';
export { type Means, type Streams, verify } from './command';
export type { CheckId, CheckReport, Report } from './report';
export { realTime } from './time';
