export {
  APP_IMAGE,
  type AppOverrides,
  appManifests,
  CANARY_IMAGE,
  externalService,
  sharedClaim,
  withPartition,
  withVolume,
} from './apps';
export { runCheck, type SimulatedRun, type VerifyCase, verifySimulated } from './run-check';
export {
  createFolder,
  evidenceOf,
  reasonsOf,
  runVerify,
  statusesOf,
  type VerifyInput,
  type VerifyRun,
} from './run-verify';
