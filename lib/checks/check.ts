import type { Issue } from '../validation';
import type { FinishedApp } from './finished-app';
import type { FinishedObject } from './finished-object';

/** An issue with a field of an object. */
export interface Finding extends Issue {
  /** The object that has the field. */
  readonly object: FinishedObject;
}

/** Finds all issues of one sort with the objects of an App. */
export type ManifestCheck = (app: FinishedApp) => readonly Finding[];
