import { podProblems } from './pod';
import type { Rule } from './rule';

/** @see https://kubernetes.io/docs/concepts/workloads/pods/ */
export const pod: Rule = (object, version) => podProblems(object, version);
