export { ASK } from './ask';
export { kubectlOnPath } from './cluster';
export { type Means, type Streams, verify } from './command';
export type { CheckId, CheckReport, Report } from './report';
export { realTime } from './time';
