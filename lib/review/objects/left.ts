import type { SourceObject } from '../../manifests';
import { Field } from '../../validation';
import type { Outcome } from '../cluster';
import type { ObjectReport } from '../report';
import { describeDeletion } from './left-running';
import { reportUntouchedPods } from './pods';

/** What an apply does to an object that is gone from HEAD: nothing. */
export function reportLeftRunningObject(outcome: Outcome, { file, line }: SourceObject): ObjectReport {
  const { identity, after } = outcome;
  const object = new Field(after?.live);
  const { rollout, claims } = reportUntouchedPods({ ...outcome, before: after });
  return {
    ...identity,
    outcome: 'left-running',
    verdict: 'in-place',
    changes: [],
    warnings: [describeDeletion(object, identity.namespace)],
    ...(rollout && { rollout }),
    ...(claims && { claims }),
    file,
    line,
  };
}
