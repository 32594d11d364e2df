import { withCallerStack } from '../validation';
import type { FinishedApp } from './finished-app';
import { runChecks } from './run-checks';
import { UnsoundManifests } from './unsound-manifests';

/** @throws UnsoundManifests where a check finds something in these Apps, with all that is found */
export function assertNoFindings(apps: readonly FinishedApp[]): void {
  const found = apps.flatMap((app) => runChecks(app));
  if (found.length > 0) throw withCallerStack(new UnsoundManifests(found), assertNoFindings);
}
