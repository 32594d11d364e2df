import { claimName } from '../../kubernetes';
import type { ClaimTemplatePair } from './claim-templates';
import { type ClaimMove, handOverVolume, reserveVolume } from './move-volume';
import { loopFromLowest, type RunbookOrdinals } from './ordinals';
import { indent, shellVariable } from './shell';
import { podNameOf, type StatefulSetDiff } from './stateful-set-diff';

/** Claims of a StatefulSet whose volumes move to other claims. */
export interface ClaimMoves {
  readonly pairs: readonly [ClaimTemplatePair, ...ClaimTemplatePair[]];
  /** The ordinals of the pods that have the claims before. */
  readonly ordinals: RunbookOrdinals;
  /** The difference between the new ordinal of each pod and its old one. */
  readonly shift: number;
}

/** Creates the new claims, each reserved for its volume. */
export function reserveVolumes(diff: StatefulSetDiff, moves: ClaimMoves): string[] {
  return forEachClaim(diff, moves, reserveVolume);
}

/** Deletes the pods and the old claims, and binds each volume to the new claim. */
export function handOverVolumes(diff: StatefulSetDiff, moves: ClaimMoves): string[] {
  const { kubectlBefore, before } = diff;
  return forEachClaim(diff, moves, (claim) => [
    `claim=$(${kubectlBefore('get', `pvc/${claim.old}`, '--ignore-not-found', '-o', 'name')})`,
    'if test -n "$claim"; then',
    ...indent([kubectlBefore('delete', `pod/${podNameOf(before)}`, '--ignore-not-found')]),
    'fi',
    ...handOverVolume(claim),
  ]);
}

function forEachClaim(
  diff: StatefulSetDiff,
  { pairs, ordinals, shift }: ClaimMoves,
  commandsFor: (claim: ClaimMove) => string[],
): string[] {
  const target = shift === 0 ? [] : [`target=$((ordinal ${shift < 0 ? '-' : '+'} ${Math.abs(shift)}))`];
  const commands = pairs.flatMap((pair) => commandsFor(claimMoveOf(diff, pair, shift)));
  return loopFromLowest(ordinals, [...target, ...commands]);
}

/** The new claim is as the controller would create it, except for what its volume determines. */
function claimMoveOf(diff: StatefulSetDiff, pair: ClaimTemplatePair, shift: number): ClaimMove {
  const { before, after, kubectl, kubectlBefore } = diff;
  const metadata = pair.after.field.at('metadata');
  const isLarger = pair.after.bytes > pair.before.bytes;
  const newOrdinal = shellVariable(shift === 0 ? 'ordinal' : 'target');
  return {
    old: claimName(pair.before.name, podNameOf(before)),
    now: claimName(pair.after.name, podNameOf(after, newOrdinal)),
    labels: { ...metadata.at('labels').map, ...after.spec.at('selector', 'matchLabels').map },
    annotations: metadata.at('annotations').map,
    size: isLarger ? pair.before.size : pair.after.size,
    ...(isLarger && { growsTo: pair.after.size }),
    kubectl,
    kubectlBefore,
  };
}
