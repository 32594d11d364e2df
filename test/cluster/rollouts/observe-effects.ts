import type { Manifest } from '../../manifests';
import type { RolloutEffect, RolloutEffects } from './effects';
import { isReady, isStuck, ownerOf, revisionOf } from './pods';
import type { WatchEvent } from './watch';
import type { WatchedNamespace } from './watched-namespace';

/** The objects of a namespace before an apply. */
export interface StateBefore {
  readonly pods: readonly Manifest[];
  readonly statefulSets: readonly Manifest[];
  readonly claims: readonly Manifest[];
  /** The number of events of pods until then. */
  readonly eventCount: number;
}

/** Captures the state of a namespace. */
export async function captureState({ pods, statefulSets, namespace }: WatchedNamespace): Promise<StateBefore> {
  const { items: claims } = await namespace.read('persistentvolumeclaims');
  return { pods: pods.objects, statefulSets: statefulSets.objects, claims, eventCount: pods.events.length };
}

/** Observes the effects on all StatefulSets since a state was captured. */
export async function observeEffects(watched: WatchedNamespace, since: StateBefore): Promise<RolloutEffects> {
  const { items: claims } = await watched.namespace.read('persistentvolumeclaims');
  const entries = watched.statefulSets.objects.map((set): [string, RolloutEffect] => [
    nameOf(set),
    observeEffect(watched, since, set, claims),
  ]);
  return Object.fromEntries(entries);
}

function observeEffect(
  { pods }: WatchedNamespace,
  since: StateBefore,
  set: Manifest,
  claims: readonly Manifest[],
): RolloutEffect {
  const isOurs = (pod: Manifest) => ownerOf(pod) === nameOf(set);
  const events = pods.events.slice(since.eventCount).filter(({ object }) => isOurs(object));
  const old = since.pods.filter(isOurs);
  const now = pods.objects.filter(isOurs);
  const mounted = now.flatMap(claimsOf);
  return {
    ...comparePods(events, old, now),
    held: findHeldPods(set, since, old, now),
    claims: compareClaims(since.claims.filter(isOf(set)), claims.filter(isOf(set)), mounted),
    hasOutage: hadOutage(events, old),
  };
}

const nameOf = ({ metadata }: Manifest): string => metadata.name;
const uidOf = ({ metadata }: Manifest): string => metadata.uid;
const isStopping = ({ metadata }: Manifest): boolean => metadata.deletionTimestamp !== undefined;
const claimsOf = ({ spec }: Manifest): string[] =>
  spec.volumes.flatMap((volume: Manifest) => volume.persistentVolumeClaim?.claimName ?? []);
const isOf = (set: Manifest) => (claim: Manifest) => claim.metadata.labels.app === set.metadata.name;

function comparePods(events: readonly WatchEvent[], old: readonly Manifest[], now: readonly Manifest[]) {
  const were = new Set(old.map(nameOf));
  const are = new Set(now.map(nameOf));
  const stopped = namesInOrder(events.filter(({ object }) => object.metadata.deletionTimestamp !== undefined));
  const added = namesInOrder(events.filter(({ type }) => type === 'ADDED'));
  return {
    replaced: stopped.filter((name) => were.has(name) && are.has(name)),
    created: added.filter((name) => !were.has(name)),
    deleted: stopped.filter((name) => !are.has(name)),
  };
}

/** The names of the pods of events, in the order of their first events. A pod with another UID counts again. */
function namesInOrder(events: readonly WatchEvent[]): string[] {
  const pods = new Map(events.map(({ object }) => [uidOf(object), nameOf(object)]));
  return [...pods.values()];
}

/** Finds the pods that a new revision does not update. None if a pod cannot start, since the others only wait for it. */
function findHeldPods(set: Manifest, since: StateBefore, old: readonly Manifest[], now: readonly Manifest[]): string[] {
  const revision = (one: Manifest | undefined) => one?.status.updateRevision;
  const oldRevision = revision(since.statefulSets.find((one) => uidOf(one) === uidOf(set)));
  const newRevision = revision(set);
  if (oldRevision === undefined || oldRevision === newRevision || now.some(isStuck)) return [];
  const uids = old.map(uidOf);
  return now
    .filter((pod) => uids.includes(uidOf(pod)) && revisionOf(pod) !== newRevision && !isStopping(pod))
    .map(nameOf)
    .sort();
}

function compareClaims(
  old: readonly Manifest[],
  now: readonly Manifest[],
  mounted: readonly string[],
): RolloutEffect['claims'] {
  const oldUids = old.map(uidOf);
  const uids = now.map(uidOf);
  const statusOf = (claim: Manifest) => {
    if (!oldUids.includes(uidOf(claim))) return 'created';
    return mounted.includes(nameOf(claim)) ? 'kept' : 'orphaned';
  };
  return Object.fromEntries([
    ...old.filter((claim) => !uids.includes(uidOf(claim))).map((claim) => [nameOf(claim), 'deleted']),
    ...now.map((claim) => [nameOf(claim), statusOf(claim)]),
  ]);
}

/** Whether no pod was ready at some time. False if no pod was ready before. */
function hadOutage(events: readonly WatchEvent[], old: readonly Manifest[]): boolean {
  const ready = new Set(old.filter(isReady).map(uidOf));
  if (ready.size === 0) return false;
  return events.some(({ type, object }) => {
    if (type !== 'DELETED' && isReady(object)) ready.add(uidOf(object));
    else ready.delete(uidOf(object));
    return ready.size === 0;
  });
}
