import type { Manifest } from '../../manifests';
import type { RolloutEffect, RolloutEffects } from './effects';
import { isReady, isStuck, ownerOf, revisionOf } from './pods';
import type { WatchEvent } from './watch';
import type { WatchedNamespace } from './watched-namespace';

/** What is there before something is applied. */
export interface StateBefore {
  readonly pods: readonly Manifest[];
  readonly statefulSets: readonly Manifest[];
  readonly claims: readonly Manifest[];
  /** How much had happened to pods until then. */
  readonly eventCount: number;
}

/** What is there now. */
export async function captureState({ pods, statefulSets, namespace }: WatchedNamespace): Promise<StateBefore> {
  const { items: claims } = await namespace.read('persistentvolumeclaims');
  return { pods: pods.objects, statefulSets: statefulSets.objects, claims, eventCount: pods.events.length };
}

/** What has happened since then to the StatefulSets. */
export async function observeEffects(stage: WatchedNamespace, since: StateBefore): Promise<RolloutEffects> {
  const { items: claims } = await stage.namespace.read('persistentvolumeclaims');
  return Object.fromEntries(
    stage.statefulSets.objects.map((set) => {
      const isOurs = (pod: Manifest) => ownerOf(pod) === set.metadata.name;
      const events = stage.pods.events.slice(since.eventCount).filter(({ object }) => isOurs(object));
      const old = since.pods.filter(isOurs);
      const now = stage.pods.objects.filter(isOurs);
      const mounted = now.flatMap(claimsOf);
      return [
        set.metadata.name,
        {
          ...comparePods(events, old, now),
          held: findHeldPods(set, since, old, now),
          claims: compareClaims(since.claims.filter(isOf(set)), claims.filter(isOf(set)), mounted),
          outage: hadOutage(events, old),
        },
      ];
    }),
  );
}

const nameOf = ({ metadata }: Manifest): string => metadata.name;
const uidOf = ({ metadata }: Manifest): string => metadata.uid;
const isStopping = ({ metadata }: Manifest): boolean => metadata.deletionTimestamp !== undefined;
const claimsOf = ({ spec }: Manifest): string[] =>
  spec.volumes.flatMap((volume: Manifest) => volume.persistentVolumeClaim?.claimName ?? []);
const isOf = (set: Manifest) => (claim: Manifest) => claim.metadata.labels.app === set.metadata.name;

function comparePods(events: readonly WatchEvent[], old: readonly Manifest[], now: readonly Manifest[]) {
  const [were, are] = [old, now].map((pods) => new Set(pods.map(nameOf))) as [Set<string>, Set<string>];
  const stopped = namesInOrder(events.filter(({ object }) => object.metadata.deletionTimestamp !== undefined));
  const come = namesInOrder(events.filter(({ type }) => type === 'ADDED'));
  return {
    replaced: stopped.filter((name) => were.has(name) && are.has(name)),
    created: come.filter((name) => !were.has(name)),
    deleted: stopped.filter((name) => !are.has(name)),
  };
}

/** The names of pods in the order in which each first, and once more with each uid, is spoken of. */
function namesInOrder(events: readonly WatchEvent[]): string[] {
  const pods = new Map(events.map(({ object }) => [uidOf(object), nameOf(object)]));
  return [...pods.values()];
}

/** The pods that a revision, which came since, wasn't given. Those behind one that can't start only wait for it. */
function findHeldPods(set: Manifest, since: StateBefore, old: readonly Manifest[], now: readonly Manifest[]): string[] {
  const revision = (one: Manifest | undefined) => one?.status.updateRevision;
  const was = revision(since.statefulSets.find((one) => uidOf(one) === uidOf(set)));
  const is = revision(set);
  if (was === undefined || was === is || now.some(isStuck)) return [];
  const uids = old.map(uidOf);
  return now
    .filter((pod) => uids.includes(uidOf(pod)) && revisionOf(pod) !== is && !isStopping(pod))
    .map(nameOf)
    .sort();
}

function compareClaims(
  were: readonly Manifest[],
  are: readonly Manifest[],
  mounted: readonly string[],
): RolloutEffect['claims'] {
  const [old, now] = [were, are].map((claims) => claims.map(uidOf)) as [string[], string[]];
  const stayed = (claim: Manifest) => (mounted.includes(nameOf(claim)) ? 'kept' : 'orphaned');
  return Object.fromEntries([
    ...were.filter((claim) => !now.includes(uidOf(claim))).map((claim) => [nameOf(claim), 'deleted']),
    ...are.map((claim) => [nameOf(claim), old.includes(uidOf(claim)) ? stayed(claim) : 'created']),
  ]);
}

/** Whether no pod served at some time, of those that did before. */
function hadOutage(events: readonly WatchEvent[], old: readonly Manifest[]): boolean {
  const ready = new Set(old.filter(isReady).map(uidOf));
  if (ready.size === 0) return false;
  return events.some(({ type, object }) => {
    if (type !== 'DELETED' && isReady(object)) ready.add(uidOf(object));
    else ready.delete(uidOf(object));
    return ready.size === 0;
  });
}
