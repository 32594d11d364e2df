export type { CheckName } from './all';
export { assertNoFindings } from './assert-no-findings';
export type { Check, Finding } from './check';
export { type DeclaredObject, FinishedApp } from './finished-app';
export { FinishedObject } from './finished-object';
export { type CheckFinding, runChecks } from './run-checks';
export { UnsoundManifests } from './unsound-manifests';
export { waive } from './waiver';
