import { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { assertNoIssues, type Field, v } from '../validation';

import type { CheckName } from './all';
import type { FinishedObject } from './finished-object';

const WAIVER_PREFIX = 'waived.checks/';

const waiveOptionsRule = v.object<{ readonly reason: string }>({ reason: v.sentence });

/**
 * Has a check pass over one object. The manifest shows it, as the annotation `waived.checks/<check>`.
 *
 * @param construct the object, or the construct around it: `app`, `app.governingService`, `app.outsideService`
 * @param check the name of the check, as the report has it in brackets
 * @param options.reason why it can't be helped
 * @throws InvalidProperties where there is no reason
 */
export function waive(construct: IConstruct, check: CheckName, options: { readonly reason: string }): void {
  const object = ApiObject.of(construct);
  assertNoIssues(object.node.path, waiveOptionsRule(options), waive);
  object.metadata.addAnnotation(WAIVER_PREFIX + check, options.reason);
}

/** Which checks an object waives, each with the field of its reason. */
export function findWaivers(object: FinishedObject): ReadonlyMap<string, Field> {
  const annotations = object.at('metadata', 'annotations').entries();
  const waivers = annotations.filter(([key]) => key.startsWith(WAIVER_PREFIX));
  return new Map(waivers.map(([key, field]) => [key.slice(WAIVER_PREFIX.length), field]));
}
