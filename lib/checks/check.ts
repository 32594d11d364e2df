import type { Issue } from '../validation';

import type { FinishedApp } from './finished-app';
import type { FinishedObject } from './finished-object';

/** A problem with a field of an object. */
export interface Finding extends Issue {
  readonly object: FinishedObject;
}

/** Says what is wrong with the objects of an App, all of it. */
export type Check = (app: FinishedApp) => readonly Finding[];
