export type { CheckName } from './all';
export { assertSound } from './assert-sound';
export type { Check, Finding } from './check';
export { findings, type Reported } from './findings';
export { type Declared, FinishedApp } from './finished-app';
export { FinishedObject } from './finished-object';
export { UnsoundManifests } from './unsound-manifests';
export { waive } from './waiver';
