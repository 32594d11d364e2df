import type { Field } from '../../validation';

import type { RolloutPlan, StatefulSetChange } from './rollout-plan';

/** What a container waits for before it is told to stop, where a preStop hook says it in so many words. */
const SLEEP = /(?:^|[\s;&|])sleep\s+(\d+)\b/;

/**
 * The least time in seconds that a rollout takes: pods stop, get ready and count as available. How long images are
 * pulled and programs start is known to nobody.
 */
export function computeMinimumSeconds(plan: RolloutPlan, { before, after }: StatefulSetChange): number {
  const { created, replaced, batchSize: atATime, isParallel } = plan;
  const [toStop, toStart] = [stopping(before ?? after), starting(after)];
  const batches = Math.ceil(replaced.length / atATime);
  // The pods of a batch stop together, and are made one after the other.
  if (!isParallel) return batches * toStop + (replaced.length + created.length) * toStart;
  if (created.length === 0) return batches * (toStop + toStart);
  // What waits for the created pods begins when they are ready, the rest at once.
  const waiting = Math.ceil(Math.max(0, replaced.length - plan.firstBatchSize) / atATime);
  return Math.max(batches * (toStop + toStart), toStart + waiting * (toStop + toStart));
}

/** Within the grace period. */
function stopping(workload: Field): number {
  const spec = workload.at('spec', 'template', 'spec');
  const grace = Number(spec.at('terminationGracePeriodSeconds').scalar);
  return Math.min(grace, Math.max(0, ...spec.find('containers', '*').map(sleeping)));
}

function sleeping(container: Field): number {
  const hook = container.at('lifecycle', 'preStop');
  const words = hook
    .at('exec', 'command')
    .items()
    .map(({ scalar: word }) => word);
  return hook.at('sleep', 'seconds').number ?? Number(SLEEP.exec(words.join(' '))?.[1] ?? 0);
}

function starting(workload: Field): number {
  const containers = workload.find('spec', 'template', 'spec', 'containers', '*');
  return Math.max(0, ...containers.map(gettingReady)) + (workload.at('spec', 'minReadySeconds').number ?? 0);
}

/** Both delays begin with the container; the readiness probe waits for the startup probe besides. */
function gettingReady(container: Field): number {
  const [startup, readiness] = [container.at('startupProbe'), container.at('readinessProbe')];
  const more = Math.max(0, (readiness.at('successThreshold').number ?? 1) - 1);
  return Math.max(delayOf(startup), delayOf(readiness)) + more * (readiness.at('periodSeconds').number ?? 0);
}

function delayOf(probe: Field): number {
  return probe.at('initialDelaySeconds').number ?? 0;
}
