export { copyOf } from './copy';
export { countOf } from './counter';
export { type Deleted, Deletion } from './deletion';
export { Helper, type HelperSetup } from './helper';
export { Marks, type MarksSetup, type MountOfPod } from './marks';
export { type Script, shell } from './shell';
export type { Written } from './writes';
