export { type Copy, copyOf } from './copy';
export { countOf } from './counter';
export { type Deleted, Deletion } from './deletion';
export { Helper } from './helper';
export { Marks, type MountOfPod } from './marks';
