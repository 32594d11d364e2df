export { InvalidProperties, type Problem } from '../rules';
export type { ClaimTemplate } from './claim-template';
export type { EnvironmentVariable } from './environment';
export { Exposure, type ExposureProps, type NodePortExposureProps } from './exposure';
export { HeadlessService, type HeadlessServiceProps } from './headless-service';
export { Image } from './image';
export type { Selector } from './labels';
export type { Mount } from './mount';
export type { OutsideService } from './outside-service';
export { PersistentStatefulApp, type PersistentStatefulAppProps } from './persistent-stateful-app';
export type { NamedPort } from './port';
export {
  type ExecProbeProps,
  type GrpcProbeProps,
  type HttpGetProbeProps,
  type PortProbeProps,
  Probe,
  type ProbeProps,
} from './probe';
export { ProbedContainer, type ProbedContainerProps } from './probed-container';
export { type RestrictedProps, Security, type SecurityExceptions } from './security';
export { type CanaryProps, UpdateStrategy } from './update-strategy';
export { type EmptyDirProps, Volume } from './volume';
