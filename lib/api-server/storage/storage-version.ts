import { isObject, type JsonObject, omitKeys } from '../../kubernetes';

const KIND = 'HorizontalPodAutoscaler';
const OLD_VERSION = 'autoscaling/v1';
const STORAGE_VERSION = 'autoscaling/v2';
/** Fields of the spec that the old version does not have. */
const NEW_FIELDS = ['metrics', 'behavior'];

/**
 * Converts a HorizontalPodAutoscaler of `autoscaling/v1` to `autoscaling/v2`, in which the API server stores it. Other
 * objects, and those with fields that `autoscaling/v1` does not have, stay as they are.
 *
 * @see https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#api-object
 */
export function toStorageVersion(manifest: JsonObject): JsonObject {
  const { apiVersion, kind, spec } = manifest;
  if (apiVersion !== OLD_VERSION || kind !== KIND || !isObject(spec)) return manifest;
  // The API server rejects these fields in a manifest of the old version.
  if (NEW_FIELDS.some((name) => Object.hasOwn(spec, name))) return manifest;
  const { targetCPUUtilizationPercentage: averageUtilization, ...others } = spec;
  if (averageUtilization === undefined) return { ...manifest, apiVersion: STORAGE_VERSION, spec: others };
  const cpu = { name: 'cpu', target: { type: 'Utilization', averageUtilization } };
  const metrics = [{ type: 'Resource', resource: cpu }];
  return { ...manifest, apiVersion: STORAGE_VERSION, spec: { ...others, metrics } };
}

/**
 * The last applied manifest in the form in which kubectl compares it with the next one. If their versions differ, fields
 * that only one version has are not deleted.
 */
export function lastAppliedFor(next: JsonObject, lastApplied: JsonObject): JsonObject {
  const converted = toStorageVersion(lastApplied);
  const { kind, spec } = converted;
  if (lastApplied.apiVersion === next.apiVersion || kind !== KIND || !isObject(spec)) return converted;
  return { ...converted, spec: omitKeys(spec, NEW_FIELDS) };
}
