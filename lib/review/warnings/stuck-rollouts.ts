import type { Field } from '../../validation';

import type { AcceptedObject } from './accepted-object';

/** Tags that say which version they are; others may be another image tomorrow. */
const IMMUTABLE_REFERENCE = /:[^/]*\d[^/]*$|@/;
/** Less than this from its start, and few programs answer. */
const SHORTEST_START_SECONDS = 5;

/** A rollout that may never end, and how to get out of it. */
export function stuckRolloutWarnings(seen: AcceptedObject): string[] {
  const { after, rollout } = seen;
  if (!rollout || rollout.restarts.length + rollout.creates.length === 0) return [];
  const name = after.at('metadata', 'name').scalar;
  const [first] = [...rollout.restarts, ...rollout.creates];
  const wayOut = `where the rollout hangs (\`kubectl rollout status statefulset/${name}\`), apply what ran before, then delete the pod that hangs, such as \`kubectl delete pod/${first}\`: under OrderedReady the controller waits for it even then`;
  const risks = [...mutableTagWarnings(seen), ...livenessProbeWarnings(after)];
  const isOrdered = after.at('spec', 'podManagementPolicy').string === 'OrderedReady';
  return risks.length > 0 && isOrdered ? [...risks, wayOut] : risks;
}

function mutableTagWarnings({ before, after }: AcceptedObject): string[] {
  const isOrdered = after.at('spec', 'podManagementPolicy').string === 'OrderedReady';
  if (before === undefined || !isOrdered) return [];
  const was = new Set(imagesOf(before));
  return imagesOf(after)
    .filter((image) => !was.has(image) && !IMMUTABLE_REFERENCE.test(image))
    .map(
      (image) =>
        `the tag of ${image} may be another image on each node and tomorrow: a pod that doesn't get ready stops the rollout, and to go back to the manifest before may not bring the image before`,
    );
}

function imagesOf(workload: Field): string[] {
  return workload.find('spec', 'template', 'spec', 'containers', '*', 'image').map(({ scalar: word }) => word);
}

/** Liveness probes that kill what has had no time to start. */
function livenessProbeWarnings(workload: Field): string[] {
  return workload.find('spec', 'template', 'spec', 'containers', '*').flatMap((container) => {
    const probe = container.at('livenessProbe');
    if (probe.raw === undefined || container.at('startupProbe').raw !== undefined) return [];
    const seconds =
      (probe.at('initialDelaySeconds').number ?? 0) +
      Number(probe.at('periodSeconds').number) * (Number(probe.at('failureThreshold').number) - 1);
    return seconds >= SHORTEST_START_SECONDS
      ? []
      : [
          `container ${container.at('name').scalar} is killed unless it answers its liveness probe ${seconds} s after it starts: give it a startup probe`,
        ];
  });
}
