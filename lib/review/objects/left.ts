import type { SourceObject } from '../../manifests';
import { Field } from '../../validation';
import type { Outcome } from '../cluster';
import type { ObjectReport } from '../report';
import { leftRunning } from './left-running';
import { untouched } from './pods';

/** What an apply does to an object that is gone from HEAD: nothing. */
export function left(outcome: Outcome, { file, line }: SourceObject): ObjectReport {
  const { identity, after } = outcome;
  const object = new Field(after?.live);
  const { rollout, claims } = untouched({ ...outcome, before: after });
  return {
    ...identity,
    outcome: 'left-running',
    verdict: 'in-place',
    changes: [],
    warnings: [leftRunning(object, identity.namespace)],
    ...(rollout && { rollout }),
    ...(claims && { claims }),
    file,
    line,
  };
}
