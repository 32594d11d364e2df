import { isUpdatedByController, podNames } from '../../kubernetes';
import type { Field } from '../../validation';
import type { App } from '../app';
import type { Context } from '../context';
import { isReady, type Pod, restartsOf, revisionOf, type Standing, standing, troubleOf, uidOf } from '../pods';
import { judged, type Outcome, skipped } from '../report';
import { until } from '../time';
import type { Check } from './check';

/** So long it looks at least, and at most. */
const [LEAST_SECONDS, MOST_SECONDS] = [5, 30];

/** A moment. */
interface Look extends Standing {
  /** What is not as it should be. */
  readonly reasons: readonly string[];
}

/** That all replicas are ready and up to date, and none restarts while it looks. */
export const READY: Check = {
  id: 'ready',
  title: 'All replicas are ready, and stay so',

  async run(context) {
    const { time, choices, app, progress } = context;
    progress(`waits until all pods of ${app.name} are ready`);
    let last: Look = await look(context);
    if (podNames(last.statefulSet).length === 0) return skipped('the StatefulSet has no replicas');
    const ready = await until(time, choices.seconds, async () => {
      last = await look(context);
      return last.reasons.length === 0 ? last : undefined;
    });
    if (ready === undefined) return judged(evidence(last), last.reasons);
    const seconds = secondsToLook(app);
    progress(`looks for ${seconds} seconds whether a container restarts`);
    await time.pause(seconds * 1000);
    return compared(ready, await look(context), seconds);
  },
};

async function look(context: Context): Promise<Look> {
  const { statefulSet, pods } = await standing(context);
  return { statefulSet, pods, reasons: [...troubles(statefulSet, pods), ...outdated(statefulSet, pods)] };
}

function troubles(statefulSet: Field, pods: readonly Pod[]): string[] {
  return podNames(statefulSet).flatMap((name) => {
    const pod = pods.find((one) => one.name === name);
    if (pod === undefined) return [`${name} is not there`];
    return isReady(pod.object) ? [] : [`${name} ${troubleOf(pod.object)}`];
  });
}

/** Pods that an update has not reached, though it should. */
function outdated(statefulSet: Field, pods: readonly Pod[]): string[] {
  const { scalar: revision } = statefulSet.at('status', 'updateRevision');
  return pods
    .filter(({ ordinal, object }) => isUpdatedByController(statefulSet, ordinal) && revisionOf(object) !== revision)
    .map(({ name, object }) => `${name} is still on revision ${revisionOf(object)}, not on ${revision}`);
}

function evidence({ statefulSet, pods }: Look): string[] {
  const ready = pods.filter(({ object }) => isReady(object)).length;
  return [
    `${ready} of ${podNames(statefulSet).length} pods are ready`,
    ...pods.map(({ name, object }) => `${name}: ${counted(restartsOf(object))}, revision ${revisionOf(object)}`),
  ];
}

function counted(restarts: number): string {
  return restarts === 1 ? '1 restart' : `${restarts} restarts`;
}

function compared(before: Look, after: Look, seconds: number): Outcome {
  const restarted = after.pods.flatMap(({ name, object }) => {
    const was = before.pods.find((pod) => pod.name === name);
    if (was === undefined) return [];
    if (uidOf(was.object) !== uidOf(object)) return [`${name} was replaced while it looked`];
    const more = restartsOf(object) - restartsOf(was.object);
    return more > 0 ? [`${name} restarted while it looked: ${counted(more)} within ${seconds} seconds`] : [];
  });
  const seen = restarted.length > 0 ? [] : [`no container restarted within ${seconds} seconds`];
  return judged([...evidence(after), ...seen], [...after.reasons, ...restarted]);
}

/** As long as the liveness probes take to have a container restarted. */
function secondsToLook({ containers }: App): number {
  const seconds = containers
    .map((container) => container.at('livenessProbe'))
    .map((probe) => (probe.at('periodSeconds').number ?? 0) * (probe.at('failureThreshold').number ?? 0));
  return Math.min(MOST_SECONDS, Math.max(LEAST_SECONDS, ...seconds));
}
