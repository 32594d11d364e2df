import { describeIssue, withCallerStack } from '../validation';
import type { FinishedApp } from './finished-app';
import { type CheckFinding, runChecks } from './run-checks';

/** Checks found issues, so the manifests were not written. The message lists all findings, object by object. */
export class UnsoundManifests extends Error {
  override readonly name = 'UnsoundManifests';
  // A private field, because Node.js prints the public fields of an error below its message.
  readonly #findings: readonly CheckFinding[];

  constructor(findings: readonly CheckFinding[]) {
    super(['the manifests were not written, because checks found issues:', ...describeObjects(findings)].join('\n'));
    this.#findings = findings;
  }

  /** All findings. */
  get findings(): readonly CheckFinding[] {
    return this.#findings;
  }
}

/** @throws UnsoundManifests with all findings, if the checks find issues with these Apps */
export function assertNoFindings(apps: readonly FinishedApp[]): void {
  const findings = apps.flatMap((app) => runChecks(app));
  if (findings.length > 0) throw withCallerStack(new UnsoundManifests(findings), assertNoFindings);
}

function describeObjects(findings: readonly CheckFinding[]): string[] {
  const objects = [...new Set(findings.map(({ object }) => object))];
  return objects.flatMap((object) => [
    `${object.path} (${object.title})`,
    ...findings
      .filter((finding) => finding.object === object)
      .map((finding) => `  ${describeIssue(finding)} [${finding.check}]`),
  ]);
}
