import { v } from '../validation';

import { CHECKS } from './all';
import type { Check, Finding } from './check';
import type { FinishedApp } from './finished-app';
import type { FinishedObject } from './finished-object';
import { findWaivers } from './waiver';

/** A finding, and the check that found it. */
export interface CheckFinding extends Finding {
  readonly check: string;
}

/** What all checks find in an App, less what its objects waive. A waiver that waives nothing is a finding too. Object by object. */
export function runChecks(app: FinishedApp, checks: Readonly<Record<string, Check>> = CHECKS): readonly CheckFinding[] {
  const found = dropRepeatedFields(
    Object.entries(checks).flatMap(([check, find]) => find(app).map((one) => ({ ...one, check }))),
  );
  const isWaived = ({ object, check }: CheckFinding) => findWaivers(object).has(check);
  const waived = found.filter(isWaived);
  const left = found.filter((one) => !isWaived(one));
  const idle = app.objects.flatMap((object) => validateWaivers(object, waived, checks));
  const order = new Map(app.objects.map((object, index) => [object, index]));
  return [...left, ...idle].sort((one, other) => Number(order.get(one.object)) - Number(order.get(other.object)));
}

/** What one check says of a field, a later one needn't: the rules of the API server are those of other checks too. */
function dropRepeatedFields(found: readonly CheckFinding[]): CheckFinding[] {
  const places = new Map<FinishedObject, Map<string, string>>();
  return found.filter(({ object, path, check }) => {
    const said = places.get(object) ?? new Map<string, string>();
    places.set(object, said);
    const first = said.get(path) ?? check;
    said.set(path, first);
    return first === check;
  });
}

function validateWaivers(
  object: FinishedObject,
  waived: readonly CheckFinding[],
  checks: Readonly<Record<string, Check>>,
): CheckFinding[] {
  return [...findWaivers(object)].flatMap(([check, field]) => {
    const used = waived.some((one) => one.object === object && one.check === check);
    const allowed = Object.hasOwn(checks, check)
      ? `left out: the check ${check} finds nothing in this object`
      : `for a check that there is: ${Object.keys(checks).join(', ')}`;
    const problems = used
      ? v.sentence(field.raw).map((problem) => ({ ...problem, path: field.path }))
      : [field.issue(allowed)];
    return object.findings(...problems).map((finding) => ({ ...finding, check: 'waivers' }));
  });
}
