import type { Field } from '../../validation';
import type { RolloutPlan, StatefulSetChange } from './rollout-plan';

/** A `sleep` command in a preStop hook. */
const SLEEP_COMMAND = /(?:^|[\s;&|])sleep\s+(\d+)\b/;

/**
 * Computes the shortest time that a rollout can take, in seconds: until pods stop, are ready and count as available. The
 * time to pull images and to start programs is not known, and counts as 0.
 */
export function computeMinimumSeconds(plan: RolloutPlan, { before, after }: StatefulSetChange): number {
  const { created, replaced, batchSize, firstBatchSize, isParallel } = plan;
  const [stopSeconds, startSeconds] = [secondsToStop(before ?? after), secondsToStart(after)];
  const batches = Math.ceil(replaced.length / batchSize);
  // Under OrderedReady, the pods of a batch stop together and start one after the other.
  if (!isParallel) return batches * stopSeconds + (replaced.length + created.length) * startSeconds;
  const replaceSeconds = stopSeconds + startSeconds;
  if (created.length === 0) return batches * replaceSeconds;
  // Under Parallel, some pods are replaced while others are created. The rest waits for the created pods.
  const waitingBatches = Math.ceil(Math.max(0, replaced.length - firstBatchSize) / batchSize);
  return Math.max(batches * replaceSeconds, startSeconds + waitingBatches * replaceSeconds);
}

/** The longest preStop hook of a container, limited by the grace period. */
function secondsToStop(workload: Field): number {
  const spec = workload.at('spec', 'template', 'spec');
  const gracePeriod = Number(spec.at('terminationGracePeriodSeconds').scalar);
  return Math.min(gracePeriod, Math.max(0, ...spec.find('containers', '*').map(preStopSeconds)));
}

function preStopSeconds(container: Field): number {
  const hook = container.at('lifecycle', 'preStop');
  const command = hook.find('exec', 'command', '*').map(({ scalar }) => scalar);
  return hook.at('sleep', 'seconds').number ?? Number(SLEEP_COMMAND.exec(command.join(' '))?.[1] ?? 0);
}

function secondsToStart(workload: Field): number {
  const containers = workload.find('spec', 'template', 'spec', 'containers', '*');
  const minReadySeconds = workload.at('spec', 'minReadySeconds').number ?? 0;
  return Math.max(0, ...containers.map(secondsToReady)) + minReadySeconds;
}

/** Both initial delays begin when the container starts. The readiness probe also waits for the startup probe. */
function secondsToReady(container: Field): number {
  const [startup, readiness] = [container.at('startupProbe'), container.at('readinessProbe')];
  const repetitions = Math.max(0, (readiness.at('successThreshold').number ?? 1) - 1);
  const periodSeconds = readiness.at('periodSeconds').number ?? 0;
  return Math.max(initialDelay(startup), initialDelay(readiness)) + repetitions * periodSeconds;
}

function initialDelay(probe: Field): number {
  return probe.at('initialDelaySeconds').number ?? 0;
}
