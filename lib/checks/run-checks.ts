import { v } from '../validation';
import { MANIFEST_CHECKS } from './all';
import type { Finding, ManifestCheck } from './check';
import type { FinishedApp } from './finished-app';
import type { FinishedObject } from './finished-object';
import { findWaivers } from './waiver';

/** A finding, and the name of the check that found it. */
export interface CheckFinding extends Finding {
  readonly check: string;
}

type ChecksByName = Readonly<Record<string, ManifestCheck>>;

/**
 * Runs all checks on an App and returns the findings that are not waived, object by object. Waivers without effect or
 * without a reason are findings too.
 */
export function runChecks(app: FinishedApp, checks: ChecksByName = MANIFEST_CHECKS): readonly CheckFinding[] {
  const found = Object.entries(checks).flatMap(([check, find]) => find(app).map((finding) => ({ ...finding, check })));
  const findings = dropRepeatedFields(found);
  const isWaived = ({ object, check }: CheckFinding) => findWaivers(object).has(check);
  const waived = findings.filter(isWaived);
  const reported = [
    ...findings.filter((finding) => !isWaived(finding)),
    ...app.objects.flatMap((object) => validateWaivers(object, waived, checks)),
  ];
  const positions = new Map(app.objects.map((object, index) => [object, index]));
  const position = ({ object }: CheckFinding) => Number(positions.get(object));
  return reported.sort((one, other) => position(one) - position(other));
}

/** Keeps the findings of the first check that reports a field. The `api-server` check repeats rules of others. */
function dropRepeatedFields(findings: readonly CheckFinding[]): CheckFinding[] {
  const firstChecks = new Map<FinishedObject, Map<string, string>>();
  return findings.filter(({ object, path, check }) => {
    const checksByPath = firstChecks.get(object) ?? new Map<string, string>();
    firstChecks.set(object, checksByPath);
    const firstCheck = checksByPath.get(path) ?? check;
    checksByPath.set(path, firstCheck);
    return firstCheck === check;
  });
}

/** Rejects waivers that waive no finding, and waivers whose reason is not a sentence. */
function validateWaivers(
  object: FinishedObject,
  waived: readonly CheckFinding[],
  checks: ChecksByName,
): CheckFinding[] {
  return [...findWaivers(object)].flatMap(([check, field]) => {
    const hasEffect = waived.some((finding) => finding.object === object && finding.check === check);
    const allowed = Object.hasOwn(checks, check)
      ? `omitted: the check ${check} finds nothing in this object`
      : `omitted: there is no check ${check}, there are ${Object.keys(checks).join(', ')}`;
    const issues = hasEffect
      ? v.sentence(field.raw).map((issue) => ({ ...issue, path: field.path }))
      : [field.issue(allowed)];
    return object.findings(...issues).map((finding) => ({ ...finding, check: 'waivers' }));
  });
}
