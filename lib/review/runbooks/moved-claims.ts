import type { Change } from './change';
import { type ClaimMove, handOverVolume, reserveVolume } from './claim-move';
import type { PairOfTemplates } from './claim-templates';
import { type Ordinals, upwards } from './ordinals';
import { indented, variable } from './shell';

/** Claims of templates whose volumes are to be bound to claims of other names. */
export interface Move {
  readonly pairs: readonly PairOfTemplates[];
  /** Of the pods that have them now. */
  readonly ordinals: Ordinals;
  /** How far the ordinals of the pods that get them are from those. */
  readonly shift: number;
}

/** Creates the new claims. */
export function reserveVolumes(change: Change, move: Move): string[] {
  return forEachClaim(change, move, reserveVolume);
}

/** Deletes the pods and the old claims, and binds each volume to the new claim. */
export function handOverVolumes(change: Change, move: Move): string[] {
  const { kubectlBefore, before } = change;
  return forEachClaim(change, move, (claim) => [
    `claim=$(${kubectlBefore('get', `pvc/${claim.old}`, '--ignore-not-found', '-o', 'name')})`,
    'if test -n "$claim"; then',
    ...indented([kubectlBefore('delete', `pod/${before.name}-${variable('ordinal')}`, '--ignore-not-found')]),
    'fi',
    ...handOverVolume(claim),
  ]);
}

function forEachClaim(
  change: Change,
  { pairs, ordinals, shift }: Move,
  linesOf: (claim: ClaimMove) => string[],
): string[] {
  const target = shift === 0 ? [] : [`target=$((ordinal ${shift < 0 ? '-' : '+'} ${Math.abs(shift)}))`];
  return upwards(ordinals, [...target, ...pairs.flatMap((pair) => linesOf(claimMoveOf(change, pair, shift)))]);
}

/** The new claim is as the controller would create it, but for what its volume determines. */
function claimMoveOf(change: Change, pair: PairOfTemplates, shift: number): ClaimMove {
  const { before, after, kubectl, kubectlBefore } = change;
  const [labels, annotations] = ['labels', 'annotations'].map((key) => pair.after.field.at('metadata', key).map);
  const isLarger = pair.after.bytes > pair.before.bytes;
  return {
    old: `${pair.before.name}-${before.name}-${variable('ordinal')}`,
    now: `${pair.after.name}-${after.name}-${variable(shift === 0 ? 'ordinal' : 'target')}`,
    labels: { ...labels, ...after.spec.at('selector', 'matchLabels').map },
    annotations,
    size: isLarger ? pair.before.size : pair.after.size,
    ...(isLarger && { growsTo: pair.after.size }),
    kubectl,
    kubectlBefore,
  };
}
