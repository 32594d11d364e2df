export { app, readManifests } from './app';
export { BROKEN, type Broken, RESTARTING } from './broken';
export { Stage } from './stage';
export { replaced, stateOf } from './state';
export { type Stopped, stopped } from './stopped';
export { MOMENTS, type Moment } from './stops';
export { ALL_BUT_DELETE, LOOKING, unreachable, userOf } from './users';
export { type Run, type Verified, verified } from './verified';
