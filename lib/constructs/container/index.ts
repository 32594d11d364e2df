export type { Container } from './container';
export type { ContainerProps } from './container-props';
export type {
  ConfigMapSource,
  EnvironmentSource,
  EnvironmentSourceOptions,
  EnvironmentVariable,
  SecretSource,
} from './environment';
export { Image } from './image';
export { InitContainer, type InitContainerProps } from './init-container';
export { findDuplicatePorts, type NamedPort, namedPortRule, numberAndProtocol } from './port';
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
export {
  type BaselineProps,
  type PrivilegedProps,
  type RestrictedProps,
  Security,
  type SecurityExceptions,
  type UserProps,
} from './security';
