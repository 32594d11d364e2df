export { createApp, readAppManifests } from './app';
export { AppNamespace } from './app-namespace';
export { BROKEN_APPS, type BrokenApp, RESTARTING_APP } from './broken-apps';
export { findReplacedPods, readState } from './namespace-state';
export { type ClusterVerifyOptions, type ClusterVerifyResult, runVerify } from './run-verify';
export { STOP_MOMENTS, type StopMoment } from './stop-moments';
export { type StoppedRun, stopVerify } from './stop-verify';
export { createUnreachableKubeconfig, createUser, READ_ONLY_RULES, RULES_WITHOUT_DELETE } from './users';
