import type { Field } from '../../fields';
import type { Plan, StatefulSetChange } from './plan';

/** What a container waits for before it is told to stop, where a preStop hook says it in so many words. */
const SLEEP = /(?:^|[\s;&|])sleep\s+(\d+)\b/;

/**
 * The least time in seconds that a rollout takes: pods stop, get ready and count as available. How long images are
 * pulled and programs start is known to nobody.
 */
export function secondsOf({ created, replaced, isParallel }: Plan, { before, after }: StatefulSetChange): number {
  const toStart = starting(after);
  const toReplace = replaced.length * (stopping(before ?? after) + toStart);
  // In parallel to the others.
  if (isParallel) return Math.max(toReplace, created.length > 0 ? toStart : 0);
  return toReplace + created.length * toStart;
}

/** Within the grace period. */
function stopping(workload: Field): number {
  const spec = workload.at('spec', 'template', 'spec');
  const grace = Number(spec.at('terminationGracePeriodSeconds').word);
  return Math.min(grace, Math.max(0, ...spec.find('containers', '*').map(sleeping)));
}

function sleeping(container: Field): number {
  const hook = container.at('lifecycle', 'preStop');
  const words = hook
    .at('exec', 'command')
    .items()
    .map(({ word }) => word);
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
