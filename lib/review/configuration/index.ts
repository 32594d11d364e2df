export { type Use, Uses } from './uses';
export { seenAfterRestart, seenAtOnce } from './words';
