export { describeLabApp, type LabApp, readLabManifests } from './lab-app';
