export {
  EXPOSURE,
  type ExposedPort,
  Exposure,
  type ExposureProps,
  type LoadBalancerExposureProps,
  type NodePortExposureProps,
} from './exposure';
export { HeadlessService, type HeadlessServiceProps } from './headless-service';
export { exposureProblems, OutsideService, outsideNameOf, takenName } from './outside-service';
