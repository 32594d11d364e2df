export { type AppCopy, createCopy } from './copy';
export { readCount } from './counter';
export { PodDeletion, type RecreatedPod } from './deletion';
export { HelperPod } from './helper';
export { DataMarks, type PodMount } from './marks';
