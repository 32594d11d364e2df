export type { CheckName } from './all';
export type { Finding, ManifestCheck } from './check';
export { type DeclaredObject, FinishedApp } from './finished-app';
export { FinishedObject } from './finished-object';
export { type CheckFinding, runChecks } from './run-checks';
export { assertNoFindings, UnsoundManifests } from './unsound-manifests';
export { waive } from './waiver';
