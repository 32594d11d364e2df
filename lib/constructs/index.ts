export type { Issue } from '../validation';
export { InvalidProperties } from '../validation';
export type { Affinity } from './affinity';
export type { PersistentStatefulAppProps } from './app-properties';
export type { SizeOrQuantity } from './cdk8s-values';
export type { DeleteClaims } from './claim-retention';
export type { ClaimTemplate } from './claim-template';
export type { ContainerProps } from './container-properties';
export type {
  ConfigMapSource,
  EnvironmentSource,
  EnvironmentSourceOptions,
  EnvironmentVariable,
  SecretSource,
} from './environment';
export {
  type ExposedPort,
  Exposure,
  type ExposureProps,
  type LoadBalancerExposureProps,
  type NodePortExposureProps,
} from './exposure';
export { HeadlessService, type HeadlessServiceProps } from './headless-service';
export { Image } from './image';
export { InitContainer, type InitContainerProps } from './init-container';
export type { Selector } from './labels';
export type { Mount } from './mount';
export { renderingAll } from './objects-of-app';
export { OutsideObject, type OutsideObjectProps } from './outside-object';
export type { OutsideService } from './outside-service';
export { PersistentStatefulApp } from './persistent-stateful-app';
export type { HostAlias, PodProps } from './pod';
export type { PodContainersProps } from './pod-containers';
export type { NamedPort } from './port';
export type { PortReference } from './port-reference';
export { type ExecPreStopProps, type HttpGetPreStopProps, PreStop, type PreStopProps } from './pre-stop';
export {
  type ExecProbeProps,
  type GrpcProbeProps,
  type HttpGetProbeProps,
  type PortProbeProps,
  Probe,
  type ProbeProps,
} from './probe';
export { ProbedContainer, type ProbedContainerProps } from './probed-container';
export type { SchedulingProps } from './scheduling';
export {
  type BaselineProps,
  type PrivilegedProps,
  type RestrictedProps,
  Security,
  type SecurityExceptions,
  type UserProps,
} from './security';
export type { StatefulSetProps } from './stateful-set';
export type { Toleration } from './toleration';
export type { TopologySpread } from './topology-spread';
export { type CanaryProps, type RollingProps, UpdateStrategy } from './update-strategy';
export {
  type ConfigMapVolumeProps,
  type EmptyDirProps,
  type FilesProps,
  type PersistentVolumeClaimVolumeProps,
  type SecretVolumeProps,
  Volume,
} from './volume';
