export {
  type ExposedPort,
  Exposure,
  type ExposureProps,
  exposureRule,
  type LoadBalancerExposureProps,
  type NodePortExposureProps,
} from './exposure';
export { HeadlessService, type HeadlessServiceProps } from './headless-service';
export { externalServiceName, nameTakenIssue, OutsideService, validateExposedPorts } from './outside-service';
