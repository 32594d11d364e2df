export { type Use, type Used, Uses } from './uses';
export { type Changes, seenAfterRestart, seenByPods } from './words';
