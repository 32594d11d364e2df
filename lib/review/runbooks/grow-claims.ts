import { claimName } from '../../kubernetes';
import { storagePatchFlag } from './move-volume';
import { loopFromLowest } from './ordinals';
import type { RunbookPart } from './runbook-part';
import { podNameOf, type StatefulSetDiff } from './stateful-set-diff';

/**
 * Patches existing claims to the larger size that their template requests. The controller never changes existing claims.
 *
 * @see https://kubernetes.io/docs/concepts/storage/persistent-volumes/#expanding-persistent-volumes-claims
 */
export function growClaims({ before, templates, kubectl }: StatefulSetDiff): RunbookPart | undefined {
  const growing = templates.kept.filter((pair) => pair.after.bytes > pair.before.bytes);
  if (growing.length === 0) return undefined;
  const patches = growing.flatMap(({ after }) => {
    const claim = `pvc/${claimName(after.name, podNameOf(before))}`;
    return [
      `claim=$(${kubectl('get', claim, '--ignore-not-found', '-o', 'name')})`,
      `test -z "$claim" || ${kubectl('patch', claim, ...storagePatchFlag(after.size))}`,
    ];
  });
  return {
    title: `Grow the claims of StatefulSet ${before.name}`,
    why: [
      ...growing.map((pair) => `The claims of ${pair.after.name} grow from ${pair.before.size} to ${pair.after.size}.`),
      'The API server rejects that if their StorageClass lacks allowVolumeExpansion. Then nothing has changed yet.',
      'Claims that pods of other ordinals left behind keep their size.',
    ],
    beforeDeletion: loopFromLowest(before.ordinals, patches),
  };
}
