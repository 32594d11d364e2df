import type { Change, Situation } from './change';
import type { ClaimTemplate } from './claim-templates';
import { patchOf } from './kubectl';
import { upwards } from './ordinals';
import { variable } from './shell';

/**
 * Claims that are to be larger: each is patched, since the controller never changes a claim that exists.
 *
 * @see https://kubernetes.io/docs/concepts/storage/persistent-volumes/#expanding-persistent-volumes-claims
 */
export function growingClaims(change: Change): Situation | undefined {
  const growing = change.templates.kept.filter(({ before, after }) => after.bytes > before.bytes);
  if (growing.length === 0) return undefined;
  const { name, ordinals } = change.before;
  const patches = growing.flatMap(({ after }) => {
    const claim = `pvc/${after.name}-${name}-${variable('ordinal')}`;
    return [
      `claim=$(${change.kubectl('get', claim, '--ignore-not-found', '-o', 'name')})`,
      `test -z "$claim" || ${change.kubectl('patch', claim, ...sizeOf(after))}`,
    ];
  });
  return {
    why: [
      ...growing.map(({ before, after }) => `The claims of ${after.name} grow from ${before.size} to ${after.size}.`),
      'The API server refuses that where their StorageClass lacks allowVolumeExpansion. Then nothing has happened yet:',
      'keep the size, or copy the data to claims of another template.',
      'Claims that pods of other ordinals left behind keep their size until they are patched too.',
    ],
    whileItStands: upwards(ordinals, patches),
  };
}

/** Says that a claim is to have the size of a template. */
export function sizeOf({ size }: ClaimTemplate): readonly string[] {
  return patchOf({ spec: { resources: { requests: { storage: size } } } });
}
