import { told } from '../rules';
import { findings } from './findings';
import type { FinishedApp } from './finished-app';
import { UnsoundManifests } from './unsound-manifests';

export type { CheckName } from './all';
export type { Check, Finding } from './check';
export { findings, type Reported } from './findings';
export { type Declared, FinishedApp } from './finished-app';
export { FinishedObject } from './finished-object';
export { UnsoundManifests } from './unsound-manifests';
export { waive } from './waiver';

/** @throws UnsoundManifests where a check finds something in these Apps, with all that is found */
export function assertSound(apps: readonly FinishedApp[]): void {
  const found = apps.flatMap((app) => findings(app));
  if (found.length > 0) throw told(new UnsoundManifests(found), assertSound);
}
