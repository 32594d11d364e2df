import { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { assertNoIssues, type Field, v } from '../validation';
import type { CheckName } from './all';
import type { FinishedObject } from './finished-object';

const WAIVER_PREFIX = 'waived.checks/';

const waiveOptionsRule = v.object<{ readonly reason: string }>({ reason: v.sentence });

/**
 * Waives the findings of a check for one object. The annotation `waived.checks/<check>` of the object has the reason.
 *
 * @param construct the object, or a construct whose default child it is: `app`, `app.governingService`,
 * `app.outsideService`
 * @param check the name of the check, which reports show in brackets
 * @param options.reason why the findings are acceptable
 * @throws InvalidProperties without a reason
 */
export function waive(construct: IConstruct, check: CheckName, options: { readonly reason: string }): void {
  const object = ApiObject.of(construct);
  assertNoIssues(object.node.path, waiveOptionsRule(options), waive);
  object.metadata.addAnnotation(WAIVER_PREFIX + check, options.reason);
}

/** Returns the checks that an object waives, each with the field of the reason. */
export function findWaivers(object: FinishedObject): ReadonlyMap<string, Field> {
  const annotations = object.at('metadata', 'annotations').entries();
  const waivers = annotations.filter(([key]) => key.startsWith(WAIVER_PREFIX));
  return new Map(waivers.map(([key, field]) => [key.slice(WAIVER_PREFIX.length), field]));
}
