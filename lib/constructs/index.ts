export type { Issue } from '../validation';
export { InvalidProperties } from '../validation';
export type { DeleteClaims, PersistentStatefulAppProps, StatefulSetProps } from './app';
export { type CanaryProps, PersistentStatefulApp, type RollingProps, UpdateStrategy } from './app';
export type { SizeOrQuantity } from './cdk8s-values';
export type {
  ConfigMapSource,
  ContainerProps,
  EnvironmentSource,
  EnvironmentSourceOptions,
  EnvironmentVariable,
  NamedPort,
  PortReference,
  SecretSource,
} from './container';
export {
  type BaselineProps,
  type ExecPreStopProps,
  type ExecProbeProps,
  type GrpcProbeProps,
  type HttpGetPreStopProps,
  type HttpGetProbeProps,
  Image,
  InitContainer,
  type InitContainerProps,
  type PortProbeProps,
  PreStop,
  type PreStopProps,
  type PrivilegedProps,
  Probe,
  ProbedContainer,
  type ProbedContainerProps,
  type ProbeProps,
  type RestrictedProps,
  Security,
  type SecurityExceptions,
  type UserProps,
} from './container';
export type { Selector } from './labels';
export { OutsideObject, type OutsideObjectProps } from './outside-object';
export type {
  Affinity,
  HostAlias,
  PodContainersProps,
  PodProps,
  SchedulingProps,
  Toleration,
  TopologySpread,
} from './pod';
export type { OutsideService } from './service';
export {
  type ExposedPort,
  Exposure,
  type ExposureProps,
  HeadlessService,
  type HeadlessServiceProps,
  type LoadBalancerExposureProps,
  type NodePortExposureProps,
} from './service';
export type { ClaimTemplate, Mount } from './volume';
export {
  type ConfigMapVolumeProps,
  type EmptyDirProps,
  type FilesProps,
  type PersistentVolumeClaimVolumeProps,
  type SecretVolumeProps,
  Volume,
} from './volume';
