import { withCallerStack } from '../validation';

import { findings } from './findings';
import type { FinishedApp } from './finished-app';
import { UnsoundManifests } from './unsound-manifests';

/** @throws UnsoundManifests where a check finds something in these Apps, with all that is found */
export function assertSound(apps: readonly FinishedApp[]): void {
  const found = apps.flatMap((app) => findings(app));
  if (found.length > 0) throw withCallerStack(new UnsoundManifests(found), assertSound);
}
