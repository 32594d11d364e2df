import { describeIssue } from '../validation';

import type { CheckFinding } from './run-checks';

/** The objects of an App can't be applied as they are. The message names each, its fields, and how to mend them. */
export class UnsoundManifests extends Error {
  override readonly name = 'UnsoundManifests';
  // Private to the language, so that Node.js doesn't print them again below the message.
  readonly #findings: readonly CheckFinding[];

  constructor(findings: readonly CheckFinding[]) {
    super(['what was synthesized was not written, since checks find:', ...describeObjects(findings)].join('\n'));
    this.#findings = findings;
  }

  /** What was found, all of it. */
  get findings(): readonly CheckFinding[] {
    return this.#findings;
  }
}

/** The findings object by object. */
function describeObjects(findings: readonly CheckFinding[]): string[] {
  const objects = [...new Set(findings.map(({ object }) => object))];
  return objects.flatMap((object) => [
    `${object.path} (${object.title})`,
    ...findings.filter((one) => one.object === object).map((one) => `  ${describeIssue(one)} [${one.check}]`),
  ]);
}
