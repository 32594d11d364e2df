import type { SourceObject } from '../../manifests';
import { describeIssue } from '../../validation';
import type { ObjectOutcome } from '../cluster';

/** Describes other manifests of an object in the same folder that differ from its last one. */
export function describeRepeatedManifests({ earlier = [] }: SourceObject): string[] {
  if (earlier.length === 0) return [];
  const places = earlier.map(placeOf).join(', ');
  return [
    `${places} has another manifest of this object. Each apply changes the object to that one, and then to this one. Keep one of them`,
  ];
}

/** Describes the rejected manifests of an object of which another manifest is accepted. */
export function describeRejectedManifests({ rejectedManifests }: ObjectOutcome): string[] {
  return rejectedManifests.map(({ source, problems }) => {
    const reasons = problems.map((problem) => describeIssue(problem)).join('; ');
    return `the manifest at ${placeOf(source)} is rejected: ${reasons}`;
  });
}

/** The file and line of a manifest: `web.yaml:1`. */
export function placeOf({ file, line }: SourceObject): string {
  return `${file}:${line}`;
}
