export type { ObjectContext } from './context';
export { createContext } from './create-context';
export { reportHeadObject } from './head-object';
export { reportLeftRunningObject } from './left-running';
export { describeRepeatedManifests, placeOf } from './repeated-manifests';
