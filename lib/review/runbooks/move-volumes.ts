import type { StatefulSetDiff } from './change';
import type { ClaimTemplatePair } from './claim-templates';
import { type ClaimMove, handOverVolume, reserveVolume } from './move-volume';
import { loopFromLowest, type RunbookOrdinals } from './ordinals';
import { indent, shellVariable } from './shell';

/** Claims of templates whose volumes are to be bound to claims of other names. */
export interface ClaimMoves {
  readonly pairs: readonly ClaimTemplatePair[];
  /** Of the pods that have them now. */
  readonly ordinals: RunbookOrdinals;
  /** How far the ordinals of the pods that get them are from those. */
  readonly shift: number;
}

/** Creates the new claims. */
export function reserveVolumes(change: StatefulSetDiff, move: ClaimMoves): string[] {
  return forEachClaim(change, move, reserveVolume);
}

/** Deletes the pods and the old claims, and binds each volume to the new claim. */
export function handOverVolumes(change: StatefulSetDiff, move: ClaimMoves): string[] {
  const { kubectlBefore, before } = change;
  return forEachClaim(change, move, (claim) => [
    `claim=$(${kubectlBefore('get', `pvc/${claim.old}`, '--ignore-not-found', '-o', 'name')})`,
    'if test -n "$claim"; then',
    ...indent([kubectlBefore('delete', `pod/${before.name}-${shellVariable('ordinal')}`, '--ignore-not-found')]),
    'fi',
    ...handOverVolume(claim),
  ]);
}

function forEachClaim(
  change: StatefulSetDiff,
  { pairs, ordinals, shift }: ClaimMoves,
  linesOf: (claim: ClaimMove) => string[],
): string[] {
  const target = shift === 0 ? [] : [`target=$((ordinal ${shift < 0 ? '-' : '+'} ${Math.abs(shift)}))`];
  return loopFromLowest(ordinals, [
    ...target,
    ...pairs.flatMap((pair) => linesOf(claimMoveOfTemplate(change, pair, shift))),
  ]);
}

/** The new claim is as the controller would create it, but for what its volume determines. */
function claimMoveOfTemplate(change: StatefulSetDiff, pair: ClaimTemplatePair, shift: number): ClaimMove {
  const { before, after, kubectl, kubectlBefore } = change;
  const [labels, annotations] = ['labels', 'annotations'].map((key) => pair.after.field.at('metadata', key).map);
  const isLarger = pair.after.bytes > pair.before.bytes;
  return {
    old: `${pair.before.name}-${before.name}-${shellVariable('ordinal')}`,
    now: `${pair.after.name}-${after.name}-${shellVariable(shift === 0 ? 'ordinal' : 'target')}`,
    labels: { ...labels, ...after.spec.at('selector', 'matchLabels').map },
    annotations,
    size: isLarger ? pair.before.size : pair.after.size,
    ...(isLarger && { growsTo: pair.after.size }),
    kubectl,
    kubectlBefore,
  };
}
