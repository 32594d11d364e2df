import { isObject, type JsonObject } from '../../kubernetes';

const OLDER = 'autoscaling/v1';
const NEWER = 'autoscaling/v2';

/**
 * A manifest in the version of its API in which the server keeps the object: a HorizontalPodAutoscaler is one object,
 * whichever version it is written in.
 *
 * @see https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#api-object
 */
export function toStorageVersion(manifest: JsonObject): JsonObject {
  const { apiVersion, kind, spec } = manifest;
  if (apiVersion !== OLDER || kind !== 'HorizontalPodAutoscaler' || !isObject(spec)) return manifest;
  // What only the newer version has is for the server to refuse.
  if (Object.hasOwn(spec, 'metrics') || Object.hasOwn(spec, 'behavior')) return manifest;
  const { targetCPUUtilizationPercentage: target, ...others } = spec;
  if (target === undefined) return { ...manifest, apiVersion: NEWER, spec: others };
  const cpu = { name: 'cpu', target: { type: 'Utilization', averageUtilization: target } };
  return { ...manifest, apiVersion: NEWER, spec: { ...others, metrics: [{ type: 'Resource', resource: cpu }] } };
}

/** What was applied before, as kubectl compares it with a manifest: fields that only one version has it takes away in none. */
export function lastAppliedFor(applied: JsonObject, { apiVersion }: JsonObject): JsonObject {
  const before = toStorageVersion(applied);
  const { spec } = before;
  if (applied.apiVersion === apiVersion || before.kind !== 'HorizontalPodAutoscaler' || !isObject(spec)) return before;
  const { metrics: _, behavior: __, ...others } = spec;
  return { ...before, spec: others };
}
