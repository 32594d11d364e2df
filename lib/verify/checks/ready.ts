import { isUpdated, podNames } from '../../stateful-sets';
import type { Field } from '../../validation';
import type { ExpectedApp } from '../app';
import { pollUntil } from '../clock';
import type { CheckContext } from '../context';
import {
  countRestarts,
  describeNotReady,
  isPodReady,
  type LivePod,
  type LiveStatefulSet,
  readWithPods,
  revisionOf,
  uidOf,
} from '../live-pods';
import { type CheckOutcome, createOutcome, createSkippedOutcome } from '../report';
import type { VerifyCheck } from './check';

/** So long it looks at least, and at most. */
const [LEAST_SECONDS, MOST_SECONDS] = [5, 30];

/** A moment. */
interface Look extends LiveStatefulSet {
  /** What is not as it should be. */
  readonly reasons: readonly string[];
}

/** That all replicas are ready and up to date, and none restarts while it looks. */
export const readyCheck: VerifyCheck = {
  id: 'ready',
  title: 'All replicas are ready, and stay so',

  async run(context) {
    const { clock: time, settings: choices, app, progress } = context;
    progress(`waits until all pods of ${app.name} are ready`);
    let last: Look = await look(context);
    if (podNames(last.statefulSet).length === 0) return createSkippedOutcome('the StatefulSet has no replicas');
    const ready = await pollUntil(time, choices.timeoutSeconds, async () => {
      last = await look(context);
      return last.reasons.length === 0 ? last : undefined;
    });
    if (ready === undefined) return createOutcome(evidence(last), last.reasons);
    const seconds = secondsToLook(app);
    progress(`looks for ${seconds} seconds whether a container restarts`);
    await time.pause(seconds * 1000);
    return compared(ready, await look(context), seconds);
  },
};

async function look(context: CheckContext): Promise<Look> {
  const { statefulSet, pods } = await readWithPods(context);
  return { statefulSet, pods, reasons: [...troubles(statefulSet, pods), ...outdated(statefulSet, pods)] };
}

function troubles(statefulSet: Field, pods: readonly LivePod[]): string[] {
  return podNames(statefulSet).flatMap((name) => {
    const pod = pods.find((one) => one.name === name);
    if (pod === undefined) return [`${name} is not there`];
    return isPodReady(pod.object) ? [] : [`${name} ${describeNotReady(pod.object)}`];
  });
}

/** Pods that an update has not reached, though it should. */
function outdated(statefulSet: Field, pods: readonly LivePod[]): string[] {
  const { scalar: revision } = statefulSet.at('status', 'updateRevision');
  return pods
    .filter(({ ordinal, object }) => isUpdated(statefulSet, ordinal) && revisionOf(object) !== revision)
    .map(({ name, object }) => `${name} is still on revision ${revisionOf(object)}, not on ${revision}`);
}

function evidence({ statefulSet, pods }: Look): string[] {
  const ready = pods.filter(({ object }) => isPodReady(object)).length;
  return [
    `${ready} of ${podNames(statefulSet).length} pods are ready`,
    ...pods.map(({ name, object }) => `${name}: ${counted(countRestarts(object))}, revision ${revisionOf(object)}`),
  ];
}

function counted(restarts: number): string {
  return restarts === 1 ? '1 restart' : `${restarts} restarts`;
}

function compared(before: Look, after: Look, seconds: number): CheckOutcome {
  const restarted = after.pods.flatMap(({ name, object }) => {
    const was = before.pods.find((pod) => pod.name === name);
    if (was === undefined) return [];
    if (uidOf(was.object) !== uidOf(object)) return [`${name} was replaced while it looked`];
    const more = countRestarts(object) - countRestarts(was.object);
    return more > 0 ? [`${name} restarted while it looked: ${counted(more)} within ${seconds} seconds`] : [];
  });
  const seen = restarted.length > 0 ? [] : [`no container restarted within ${seconds} seconds`];
  return createOutcome([...evidence(after), ...seen], [...after.reasons, ...restarted]);
}

/** As long as the liveness probes take to have a container restarted. */
function secondsToLook({ containers }: ExpectedApp): number {
  const seconds = containers
    .map((container) => container.at('livenessProbe'))
    .map((probe) => (probe.at('periodSeconds').number ?? 0) * (probe.at('failureThreshold').number ?? 0));
  return Math.min(MOST_SECONDS, Math.max(LEAST_SECONDS, ...seconds));
}
