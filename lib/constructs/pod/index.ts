export type { Affinity } from './affinity';
export { type HostAlias, POD, type PodProps, podLabelProblems, podTemplate, preStopProblems } from './pod';
export { containerProblems, type Placed, type PodContainersProps, placed, portsOf } from './pod-containers';
export type { SchedulingProps } from './scheduling';
export type { Toleration } from './toleration';
export type { TopologySpread } from './topology-spread';
