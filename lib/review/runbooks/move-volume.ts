import { commandOutput, jsonPathFlag, kubectl as kubectlIn, orFail, patchFlag } from './kubectl';
import { indent, shellVariable } from './shell';

const BOUND_SECONDS = 300;

type Kubectl = (...words: readonly string[]) => string;

/** A claim whose volume moves to a claim of another name. Names may contain shell variables. */
export interface ClaimMove {
  readonly old: string;
  readonly now: string;
  readonly labels?: unknown;
  readonly annotations?: unknown;
  /**
   * The storage that the new claim requests at first.
   *
   * @default the request of the old claim
   */
  readonly size?: string;
  /** The storage that the new claim requests in the end. Undefined if it does not grow. */
  readonly growsTo?: string;
  /** A command in the namespace of the new claim. */
  readonly kubectl: Kubectl;
  /** A command in the namespace of the old claim. */
  readonly kubectlBefore: Kubectl;
}

/** Comments that explain how volumes move. */
export const MOVE_EXPLANATION: readonly string[] = [
  'No data is copied. Each volume gets the reclaim policy Retain and is bound to a claim of the new name. It keeps that',
  'policy: from now on it stays until you delete it. Changing volumes takes rights on the whole cluster.',
];

/**
 * Creates a claim of the new name that names the volume. It stays pending until it gets the volume. A second run reads
 * from it where the data is. If the claim exists and has another volume, the commands stop before anything changes.
 *
 * @see https://kubernetes.io/docs/concepts/storage/persistent-volumes/#reserving-a-persistentvolume
 */
export function reserveVolume(move: ClaimMove): string[] {
  const { old, now, kubectl, kubectlBefore } = move;
  const ofClaim = jsonPathFlag('.spec.volumeName');
  const copy = ['patch', '--local', '-f', '-', '--type=json', '-p', JSON.stringify(newClaimPatch(move)), '-o', 'json'];
  return [
    `volume=$(${kubectlBefore('get', `pvc/${old}`, '--ignore-not-found', ...ofClaim)})`,
    'if test -n "$volume"; then',
    ...indent([
      retainVolume(),
      `claim=$(${kubectl('get', `pvc/${now}`, '--ignore-not-found', '-o', 'name')})`,
      `test -n "$claim" || ${kubectlBefore('get', `pvc/${old}`, '-o', 'json')} | ${kubectlIn(null, ...copy)} | ${kubectl('create', '-f', '-')}`,
      `test ${commandOutput(kubectl('get', `pvc/${now}`, ...ofClaim))} = "$volume" ${orFail(`pvc/${now} has a volume of its own: nothing was moved there`)}`,
    ]),
    'else',
    ...indent([kubectl('get', `pvc/${now}`)]),
    'fi',
  ];
}

/** Sets the reclaim policy Retain, so that `$volume` stays when its claim is deleted. */
export function retainVolume(): string {
  const patch = patchFlag({ spec: { persistentVolumeReclaimPolicy: 'Retain' } });
  return kubectlIn(null, 'patch', `pv/${shellVariable('volume')}`, ...patch);
}

/**
 * Deletes the old claim, and binds its volume to the new one. The deletion waits until no pod uses the claim.
 *
 * @see https://kubernetes.io/docs/tasks/administer-cluster/change-pv-reclaim-policy/
 */
export function handOverVolume({ old, now, growsTo, kubectl, kubectlBefore }: ClaimMove): string[] {
  const claimRef = {
    namespace: shellVariable('namespace'),
    name: now,
    uid: shellVariable('uid'),
    resourceVersion: null,
  };
  return [
    kubectlBefore('delete', `pvc/${old}`, '--ignore-not-found'),
    `volume=$(${kubectl('get', `pvc/${now}`, ...jsonPathFlag('.spec.volumeName'))})`,
    `namespace=$(${kubectl('get', `pvc/${now}`, ...jsonPathFlag('.metadata.namespace'))})`,
    `uid=$(${kubectl('get', `pvc/${now}`, ...jsonPathFlag('.metadata.uid'))})`,
    kubectlIn(null, 'patch', `pv/${shellVariable('volume')}`, ...patchFlag({ spec: { claimRef } })),
    kubectl('wait', `pvc/${now}`, '--for=jsonpath={.status.phase}=Bound', `--timeout=${BOUND_SECONDS}s`),
    ...(growsTo === undefined ? [] : [kubectl('patch', `pvc/${now}`, ...storagePatchFlag(growsTo))]),
  ];
}

/** The flag that patches the storage request of a claim. */
export function storagePatchFlag(size: string): readonly string[] {
  return patchFlag({ spec: { resources: { requests: { storage: size } } } });
}

/** The JSON patch that turns the old claim into the new one. */
function newClaimPatch({ now, labels, annotations, size }: ClaimMove): object[] {
  const resources = { requests: { storage: size } };
  return [
    { op: 'replace', path: '/metadata', value: { name: now, labels, annotations } },
    ...(size === undefined ? [] : [{ op: 'replace', path: '/spec/resources', value: resources }]),
    { op: 'remove', path: '/status' },
  ];
}
