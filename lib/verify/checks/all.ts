import { APP_PERSISTENCE } from './app-persistence';
import { CANARY } from './canary';
import type { Check } from './check';
import { CLAIMS } from './claims';
import { DNS } from './dns';
import { ISOLATION } from './isolation';
import { OBJECTS } from './objects';
import { OUTSIDE } from './outside';
import { PARALLEL } from './parallel';
import { PERSISTENCE } from './persistence';
import { PROBES } from './probes';
import { READY } from './ready';

/** All checks, in the order in which they run: those that disturb an app come after those that look whether it is well. */
export const CHECKS: readonly Check[] = [
  OBJECTS,
  READY,
  CLAIMS,
  DNS,
  PROBES,
  OUTSIDE,
  ISOLATION,
  PERSISTENCE,
  APP_PERSISTENCE,
  PARALLEL,
  CANARY,
];
