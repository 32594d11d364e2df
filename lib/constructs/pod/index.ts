export type { Affinity } from './affinity';
export {
  type HostAlias,
  type PodProps,
  podPropsRules,
  podTemplateToKube,
  validatePodLabels,
  validatePreStopDurations,
} from './pod';
export { listContainers, listPorts, type PodContainer, type PodContainersProps } from './pod-containers';
export type { SchedulingProps } from './scheduling';
export type { Toleration } from './toleration';
export type { TopologySpread } from './topology-spread';
export { validateContainers } from './validate-containers';
