import type { Field } from '../../validation';
import type { AcceptedObject } from './accepted-object';

/** A digest, or a tag with a version number. Other tags may get another image at any time. */
const IMMUTABLE_REFERENCE = /:[^/]*\d[^/]*$|@/;
/** Few programs answer a probe earlier after their start. */
const SHORTEST_START_SECONDS = 5;

/** Warns about a rollout that may never end, and says how to continue it. */
export function stuckRolloutWarnings({ before, after, rollout }: AcceptedObject): string[] {
  const [pod] = [...(rollout?.restarts ?? []), ...(rollout?.creates ?? [])];
  if (pod === undefined) return [];
  const isOrdered = after.at('spec', 'podManagementPolicy').string === 'OrderedReady';
  const tags = before !== undefined && isOrdered ? mutableTagWarnings(before, after) : [];
  const warnings = [...tags, ...livenessProbeWarnings(after)];
  return warnings.length > 0 && isOrdered ? [...warnings, describeWayOut(after, pod)] : warnings;
}

function describeWayOut(statefulSet: Field, pod: string): string {
  const name = statefulSet.at('metadata', 'name').scalar;
  return `if the rollout hangs (\`kubectl rollout status statefulset/${name}\`), apply the old manifest, then delete the pod that is not ready, such as \`kubectl delete pod/${pod}\`: with OrderedReady, the controller waits for that pod even after the apply`;
}

/** Warns about new images whose tag may get another image. */
function mutableTagWarnings(before: Field, after: Field): string[] {
  const old = imagesOf(before);
  const images = imagesOf(after).filter((image) => !old.includes(image) && !IMMUTABLE_REFERENCE.test(image));
  return images.map(
    (image) =>
      `the tag of ${image} may refer to another image on each node and at any time: a pod that does not become ready stops the rollout, and the old manifest may not bring back the old image`,
  );
}

function containersOf(statefulSet: Field): Field[] {
  return statefulSet.find('spec', 'template', 'spec', 'containers', '*');
}

function imagesOf(statefulSet: Field): string[] {
  return containersOf(statefulSet).flatMap((container) => container.find('image').map(({ scalar }) => scalar));
}

/** Warns about liveness probes that leave a container too little time to start. */
function livenessProbeWarnings(statefulSet: Field): string[] {
  return containersOf(statefulSet).flatMap((container) => {
    const probe = container.at('livenessProbe');
    if (probe.raw === undefined || container.at('startupProbe').raw !== undefined) return [];
    const seconds = secondsUntilFailure(probe);
    if (seconds >= SHORTEST_START_SECONDS) return [];
    return [
      `container ${container.at('name').scalar} is killed if it does not answer its liveness probe ${seconds} s after it starts. Add a startup probe`,
    ];
  });
}

/** The time after which the kubelet kills a container that never answers the probe. */
function secondsUntilFailure(probe: Field): number {
  const period = Number(probe.at('periodSeconds').number);
  const failures = Number(probe.at('failureThreshold').number);
  return (probe.at('initialDelaySeconds').number ?? 0) + period * (failures - 1);
}
