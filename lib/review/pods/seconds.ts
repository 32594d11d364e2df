import type { Field } from '../../fields';

/** What a container waits for before it is told to stop, where a preStop hook says it in so many words. */
const SLEEP = /(?:^|[\s;&|])sleep\s+(\d+)\b/;

/**
 * The least time in seconds that a pod takes to be replaced: to stop, to get ready and to count as available. How
 * long images are pulled and programs start is known to nobody.
 */
export function secondsPerPod(workload: Field, { stops = true } = {}): number {
  const spec = workload.at('spec', 'template', 'spec');
  const containers = spec.find('containers', '*');
  const toStop = stops ? Math.max(0, ...containers.map((container) => stopping(container))) : 0;
  const grace = spec.at('terminationGracePeriodSeconds').number ?? 0;
  const toStart = Math.max(0, ...containers.map(starting));
  return Math.min(toStop, grace) + toStart + (workload.at('spec', 'minReadySeconds').number ?? 0);
}

function stopping(container: Field): number {
  const hook = container.at('lifecycle', 'preStop');
  const words = hook
    .at('exec', 'command')
    .items()
    .map(({ word }) => word);
  return hook.at('sleep', 'seconds').number ?? Number(SLEEP.exec(words.join(' '))?.[1] ?? 0);
}

/** No probe succeeds before its delay; the others begin when the startup probe has. */
function starting(container: Field): number {
  return untilSuccess(container.at('startupProbe')) + untilSuccess(container.at('readinessProbe'));
}

function untilSuccess(probe: Field): number {
  const delay = probe.at('initialDelaySeconds').number ?? 0;
  const more = Math.max(0, (probe.at('successThreshold').number ?? 1) - 1);
  return delay + more * (probe.at('periodSeconds').number ?? 0);
}
