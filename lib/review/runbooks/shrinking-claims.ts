import type { Change } from './change';

/**
 * What to do instead where claims are to be smaller, for which there are no commands.
 *
 * @see https://kubernetes.io/docs/concepts/storage/persistent-volumes/#recovering-from-failure-when-expanding-volumes
 */
export function shrinkingClaims({ templates }: Change): readonly string[] | undefined {
  const shrinking = templates.kept.filter(({ before, after }) => after.bytes < before.bytes);
  if (shrinking.length === 0) return undefined;
  return [
    ...shrinking.map(
      ({ before, after }) => `The claims of ${after.name} are ${before.size}, and can't shrink to ${after.size}.`,
    ),
    'Either leave the size as it is: then nothing needs to be done.',
    'Or copy the data, in three changes, each with a runbook of its own where it needs one: add a claim template of',
    'another name and the smaller size, mounted at another path; copy the data within each pod, while nothing writes to',
    'it; then mount the new claims where the old ones were, and take the old template out. The old claims stay, with',
    'their data, until they are deleted by name.',
  ];
}
