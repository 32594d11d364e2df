import type { RunbookPart, StatefulSetDiff } from './change';
import { storagePatchFlag } from './move-volume';
import { loopFromLowest } from './ordinals';
import { shellVariable } from './shell';

/**
 * Claims that are to be larger: each is patched, since the controller never changes a claim that exists.
 *
 * @see https://kubernetes.io/docs/concepts/storage/persistent-volumes/#expanding-persistent-volumes-claims
 */
export function growClaims(change: StatefulSetDiff): RunbookPart | undefined {
  const growing = change.templates.kept.filter(({ before, after }) => after.bytes > before.bytes);
  if (growing.length === 0) return undefined;
  const { name, ordinals } = change.before;
  const patches = growing.flatMap(({ after }) => {
    const claim = `pvc/${after.name}-${name}-${shellVariable('ordinal')}`;
    return [
      `claim=$(${change.kubectl('get', claim, '--ignore-not-found', '-o', 'name')})`,
      `test -z "$claim" || ${change.kubectl('patch', claim, ...storagePatchFlag(after.size))}`,
    ];
  });
  return {
    title: `Grow the claims of StatefulSet ${name}`,
    why: [
      ...growing.map(({ before, after }) => `The claims of ${after.name} grow from ${before.size} to ${after.size}.`),
      'The API server rejects that if their StorageClass lacks allowVolumeExpansion. Then nothing has changed yet.',
      'Claims that pods of other ordinals left behind keep their size.',
    ],
    beforeDeletion: loopFromLowest(ordinals, patches),
  };
}
