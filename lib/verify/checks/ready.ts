import { isUpdatedByController, podNames } from '../../kubernetes';
import type { ExpectedApp } from '../app';
import { pollUntil } from '../clock';
import {
  countRestarts,
  describeNotReady,
  isPodReady,
  type LiveStatefulSet,
  readWithPods,
  revisionOf,
  uidOf,
} from '../live-pods';
import { createOutcome, createSkippedOutcome } from '../report';
import type { CheckContext, VerifyCheck } from './check';

/** How long to watch for restarts. */
const [MIN_WATCH_SECONDS, MAX_WATCH_SECONDS] = [5, 30];

/** The StatefulSet and its pods at one moment. */
interface ReadySnapshot extends LiveStatefulSet {
  /** The pods that are missing, not ready or outdated. */
  readonly failures: readonly string[];
}

/** Checks that all replicas are ready and up to date, and that no container restarts. */
export const readyCheck: VerifyCheck = {
  id: 'ready',
  title: 'All replicas are ready, and stay so',

  async run(context) {
    const { clock, settings, app, progress } = context;
    progress(`waits until all pods of ${app.name} are ready`);
    let snapshot = await takeSnapshot(context);
    if (podNames(snapshot.statefulSet).length === 0) return createSkippedOutcome('the StatefulSet has no replicas');
    await pollUntil(clock, settings.timeoutSeconds, async () => {
      snapshot = await takeSnapshot(context);
      return snapshot.failures.length === 0 || undefined;
    });
    if (snapshot.failures.length > 0) {
      return createOutcome({ evidence: describePods(snapshot), failures: snapshot.failures });
    }
    const seconds = watchSecondsFor(app);
    progress(`watches for ${seconds} seconds whether a container restarts`);
    await clock.pause(seconds * 1000);
    const later = await takeSnapshot(context);
    const restarts = findRestarts(snapshot, later, seconds);
    const stability = restarts.length > 0 ? [] : [`no container restarted within ${seconds} seconds`];
    return createOutcome({
      evidence: [...describePods(later), ...stability],
      failures: [...later.failures, ...restarts],
    });
  },
};

async function takeSnapshot(context: CheckContext): Promise<ReadySnapshot> {
  const live = await readWithPods(context);
  return { ...live, failures: [...findUnreadyPods(live), ...findOutdatedPods(live)] };
}

function findUnreadyPods({ statefulSet, pods }: LiveStatefulSet): string[] {
  return podNames(statefulSet).flatMap((name) => {
    const pod = pods.find((one) => one.name === name);
    if (pod === undefined) return [`${name} is not there`];
    return isPodReady(pod.object) ? [] : [`${name} ${describeNotReady(pod.object)}`];
  });
}

/** The pods that an update must reach and has not reached. */
function findOutdatedPods({ statefulSet, pods }: LiveStatefulSet): string[] {
  const { scalar: revision } = statefulSet.at('status', 'updateRevision');
  return pods
    .filter(({ ordinal, object }) => isUpdatedByController(statefulSet, ordinal) && revisionOf(object) !== revision)
    .map(({ name, object }) => `${name} is still on revision ${revisionOf(object)}, not on ${revision}`);
}

function findRestarts(before: LiveStatefulSet, after: LiveStatefulSet, seconds: number): string[] {
  return after.pods.flatMap(({ name, object }) => {
    const old = before.pods.find((pod) => pod.name === name);
    if (old === undefined) return [];
    if (uidOf(old.object) !== uidOf(object)) return [`${name} was replaced meanwhile`];
    const restarts = countRestarts(object) - countRestarts(old.object);
    return restarts > 0 ? [`${name} had ${formatRestarts(restarts)} within ${seconds} seconds`] : [];
  });
}

function describePods({ statefulSet, pods }: LiveStatefulSet): string[] {
  const ready = pods.filter(({ object }) => isPodReady(object)).length;
  return [
    `${ready} of ${podNames(statefulSet).length} pods are ready`,
    ...pods.map(
      ({ name, object }) => `${name}: ${formatRestarts(countRestarts(object))}, revision ${revisionOf(object)}`,
    ),
  ];
}

function formatRestarts(restarts: number): string {
  return restarts === 1 ? '1 restart' : `${restarts} restarts`;
}

/** The longest time after which a liveness probe restarts its container, between 5 and 30 seconds. */
function watchSecondsFor({ containers }: ExpectedApp): number {
  const seconds = containers
    .map((container) => container.at('livenessProbe'))
    .map((probe) => Number(probe.at('periodSeconds').scalar) * Number(probe.at('failureThreshold').scalar));
  return Math.min(MAX_WATCH_SECONDS, Math.max(MIN_WATCH_SECONDS, ...seconds));
}
