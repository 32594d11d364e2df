export { type AppCopy, createCopy } from './app-copy';
export { readCount } from './counter';
export { DataMarks, type PodMount } from './data-marks';
export { HelperPod } from './helper-pod';
export { PodDeletion, type RecreatedPod } from './pod-deletion';
