export { findDrift } from './drift';
export { type DataMount, ExpectedApp, type ExpectedObject, findAppManifests } from './expected-app';
export {
  frontPage,
  type HttpEndpoint,
  probeEndpoint,
  probeEndpoints,
  resolvePort,
  UNKNOWN_PORT,
} from './http-endpoints';
