import { appPersistenceCheck } from './app-persistence';
import { canaryCheck } from './canary';
import type { VerifyCheck } from './check';
import { claimsCheck } from './claims';
import { dnsCheck } from './dns';
import { externalServicesCheck } from './external-services';
import { isolationCheck } from './isolation';
import { objectsCheck } from './objects';
import { parallelCheck } from './parallel';
import { persistenceCheck } from './persistence';
import { probesCheck } from './probes';
import { readyCheck } from './ready';

/** All checks, in the order in which they run: those that only read come before those that disturb the app. */
export const verifyChecks: readonly VerifyCheck[] = [
  objectsCheck,
  readyCheck,
  claimsCheck,
  dnsCheck,
  probesCheck,
  externalServicesCheck,
  isolationCheck,
  persistenceCheck,
  appPersistenceCheck,
  parallelCheck,
  canaryCheck,
];
