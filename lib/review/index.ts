export { readFolder, readRevision, type Source, type SourceObject } from '../manifests';
export { review } from './command';
export { forecast } from './forecast';
export {
  type Cause,
  type ImageChange,
  type ObjectReport,
  type Report,
  type Rollout,
  VERDICTS,
  type Verdict,
} from './report';
export {
  runbookOfRename,
  runbookOfService,
  runbookOfStatefulSet,
  runbookOfStuckRollout,
  type StatefulSetUpdate,
} from './runbooks';
