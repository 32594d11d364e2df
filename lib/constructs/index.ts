export { InvalidProperties, type Issue } from '../validation';
export {
  type CanaryProps,
  type DeleteClaims,
  PersistentStatefulApp,
  type PersistentStatefulAppProps,
  type RollingProps,
  type StatefulSetProps,
  UpdateStrategy,
} from './app';
export type { SizeOrQuantity } from './cdk8s-values';
export {
  type BaselineProps,
  type ConfigMapSource,
  type ContainerProps,
  type EnvironmentSource,
  type EnvironmentSourceOptions,
  type EnvironmentVariable,
  type ExecPreStopProps,
  type ExecProbeProps,
  type GrpcProbeProps,
  type HttpGetPreStopProps,
  type HttpGetProbeProps,
  Image,
  InitContainer,
  type InitContainerProps,
  type NamedPort,
  type PortProbeProps,
  type PortReference,
  PreStop,
  type PreStopProps,
  type PrivilegedProps,
  Probe,
  ProbedContainer,
  type ProbedContainerProps,
  type ProbeProps,
  type RestrictedProps,
  type SecretSource,
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
export {
  type ExposedPort,
  Exposure,
  type ExposureProps,
  HeadlessService,
  type HeadlessServiceProps,
  type LoadBalancerExposureProps,
  type NodePortExposureProps,
  type OutsideService,
} from './service';
export {
  type ClaimTemplate,
  type ConfigMapVolumeProps,
  type EmptyDirProps,
  type FilesProps,
  type Mount,
  type PersistentVolumeClaimVolumeProps,
  type SecretVolumeProps,
  Volume,
} from './volume';
