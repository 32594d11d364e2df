import type { Ordinals } from '../../stateful-sets';
import type { App } from './app';
import type { Change } from './change';
import type { PairOfTemplates } from './claim-templates';
import { sizeOf } from './growing-claims';
import { fieldAt, kubectl as kubectlIn, orStop, outputOf, patchOf } from './kubectl';
import { upwards } from './ordinals';
import { indented, variable, word } from './shell';

const BOUND_SECONDS = 300;

/** Claims whose volumes are to be had under other names. */
export interface Move {
  readonly pairs: readonly PairOfTemplates[];
  /** Of the pods that have them now. */
  readonly ordinals: Ordinals;
  /** How far the ordinals of the pods that get them are from those. */
  readonly shift: number;
}

export const WHY_MOVED: readonly string[] = [
  'No data is copied: each volume is set to outlive its claim, and bound to a claim of the new name. It keeps the',
  'reclaim policy Retain, so that from now on it stays, and costs, until it is deleted itself. To change volumes takes',
  'rights on the whole cluster.',
];

/**
 * Makes a claim of the new name for each volume. It names the volume, so it waits, and on a second run it is known
 * where the data is. Stops before anything is lost where there is such a claim already, with another volume.
 *
 * @see https://kubernetes.io/docs/concepts/storage/persistent-volumes/#reserving-a-persistentvolume
 */
export function claimsMade(change: Change, { pairs, ordinals, shift }: Move): string[] {
  return upwards(ordinals, [...targetOf(shift), ...pairs.flatMap((pair) => made(change, pair, shift))]);
}

function made({ before, after, kubectl, kubectlBefore }: Change, pair: PairOfTemplates, shift: number): string[] {
  const [old, now] = namesOf(before, after, pair, shift);
  const manifest = JSON.stringify(claimOf(now, after, pair));
  const ofClaim = fieldAt('.spec.volumeName');
  return [
    `volume=$(${kubectlBefore('get', `pvc/${old}`, '--ignore-not-found', ...ofClaim)})`,
    'if test -n "$volume"; then',
    ...indented([
      kubectlIn(
        null,
        'patch',
        `pv/${variable('volume')}`,
        ...patchOf({ spec: { persistentVolumeReclaimPolicy: 'Retain' } }),
      ),
      `class=$(${kubectlBefore('get', `pvc/${old}`, ...fieldAt('.spec.storageClassName'))})`,
      `claim=$(${kubectl('get', `pvc/${now}`, '--ignore-not-found', '-o', 'name')})`,
      `test -n "$claim" || printf '%s\\n' ${word(manifest)} | ${kubectl('create', '-f', '-')}`,
      `test ${outputOf(kubectl('get', `pvc/${now}`, ...ofClaim))} = "$volume" ${orStop(`pvc/${now} has a volume of its own: nothing was moved there`)}`,
    ]),
    'else',
    ...indented([kubectl('get', `pvc/${now}`)]),
    'fi',
  ];
}

/**
 * Deletes the pods and the old claims, and hands each volume to the new claim.
 *
 * @see https://kubernetes.io/docs/tasks/administer-cluster/change-pv-reclaim-policy/
 */
export function volumesHandedOver(change: Change, { pairs, ordinals, shift }: Move): string[] {
  return upwards(ordinals, [...targetOf(shift), ...pairs.flatMap((pair) => handedOver(change, pair, shift))]);
}

function handedOver({ before, after, kubectl, kubectlBefore }: Change, pair: PairOfTemplates, shift: number): string[] {
  const [old, now] = namesOf(before, after, pair, shift);
  const claimRef = { namespace: variable('namespace'), name: now, uid: variable('uid'), resourceVersion: null };
  return [
    `claim=$(${kubectlBefore('get', `pvc/${old}`, '--ignore-not-found', '-o', 'name')})`,
    'if test -n "$claim"; then',
    ...indented([
      kubectlBefore('delete', `pod/${before.name}-${variable('ordinal')}`, '--ignore-not-found'),
      kubectlBefore('delete', `pvc/${old}`, '--ignore-not-found'),
    ]),
    'fi',
    `volume=$(${kubectl('get', `pvc/${now}`, ...fieldAt('.spec.volumeName'))})`,
    `namespace=$(${kubectl('get', `pvc/${now}`, ...fieldAt('.metadata.namespace'))})`,
    `uid=$(${kubectl('get', `pvc/${now}`, ...fieldAt('.metadata.uid'))})`,
    kubectlIn(null, 'patch', `pv/${variable('volume')}`, ...patchOf({ spec: { claimRef } })),
    kubectl('wait', `pvc/${now}`, '--for=jsonpath={.status.phase}=Bound', `--timeout=${BOUND_SECONDS}s`),
    ...(pair.after.bytes > pair.before.bytes ? [kubectl('patch', `pvc/${now}`, ...sizeOf(pair.after))] : []),
  ];
}

function targetOf(shift: number): string[] {
  return shift === 0 ? [] : [`target=$((ordinal ${shift < 0 ? '-' : '+'} ${Math.abs(shift)}))`];
}

function namesOf(before: App, after: App, pair: PairOfTemplates, shift: number): [old: string, now: string] {
  const target = variable(shift === 0 ? 'ordinal' : 'target');
  return [`${pair.before.name}-${before.name}-${variable('ordinal')}`, `${pair.after.name}-${after.name}-${target}`];
}

/** As the controller would make it, but for what its volume determines. */
function claimOf(name: string, { spec }: App, { before, after }: PairOfTemplates): object {
  const { accessModes, volumeMode } = { ...before.field.at('spec').map };
  const { size } = after.bytes < before.bytes ? after : before;
  const [labels, annotations] = ['labels', 'annotations'].map((key) => after.field.at('metadata', key).map);
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: { name, labels: { ...labels, ...spec.at('selector', 'matchLabels').map }, annotations },
    spec: {
      accessModes,
      volumeMode,
      storageClassName: variable('class'),
      volumeName: variable('volume'),
      resources: { requests: { storage: size } },
    },
  };
}
