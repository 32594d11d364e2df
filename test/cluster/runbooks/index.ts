export { createClaim, createDeployment, createService, createStatefulSet, withNodePort } from './apps';
export { DATA_OF_BOTH_PODS, RUNBOOK_CASES } from './cases';
export {
  applyObjects,
  createChange,
  createNamespace,
  deleteNamespaces,
  runScript,
  startApp,
  waitForRollout,
  writeMarks,
} from './namespaces';
export { readClaimSizes, readClusterIp, readMarks, readPodUids } from './observe';
export { type RunbookRun, stageAndRunRunbook } from './run-runbook';
export { loseConnection, type ReviewedChange, type StagedChange, stageChange } from './stage-change';
