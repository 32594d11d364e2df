export { apps } from './apps';
export { type Edit, edits } from './edits';
export { type Level, levelOf } from './level';
export { appFor, make, type Place } from './make';
export { Call, type Plan, partsOf, readable, shown } from './plan';
export { anyText, TRAPS } from './text';
