import { isObject, type Json, type JsonObject, mapOf, objectOf } from '../../kubernetes';

/** The label by which a NetworkPolicy, for example, selects a namespace by its name. */
const NAMESPACE_NAME_LABEL = 'kubernetes.io/metadata.name';

/** The value that a negative `terminationGracePeriodSeconds` of a Pod gets, in seconds. */
const MIN_GRACE_PERIOD_SECONDS = 1;

/**
 * Defaults that depend on several fields of an object, by struct. Those of a Pod do not apply to the pod templates of
 * workloads.
 */
const OBJECT_DEFAULTS: Readonly<Record<string, (object: JsonObject) => JsonObject>> = {
  'core/v1.Pod': defaultPod,
  'core/v1.Namespace': defaultNamespace,
  'core/v1.ReplicationController': defaultReplicationController,
  'core/v1.LimitRange': defaultLimitRange,
};

/** Adds the defaults of an object that depend on several of its fields. */
export function applyObjectDefaults(object: JsonObject, struct: string): JsonObject {
  return OBJECT_DEFAULTS[struct]?.(object) ?? object;
}

/** Gives a Job without labels those of its pod template, with the labels that the API server adds there. */
export function labelJob(job: JsonObject): JsonObject {
  return labelLikePods(job, podLabelsOf(job));
}

function defaultPod(pod: JsonObject): JsonObject {
  const spec = mapOf(pod.spec);
  const isOnHostNetwork = spec.hostNetwork === true;
  const containerLists = ['initContainers', 'containers'].flatMap((name) => {
    const list = spec[name];
    return Array.isArray(list) ? [[name, list.map((one) => defaultContainer(one, { isOnHostNetwork }))] as const] : [];
  });
  const seconds = spec.terminationGracePeriodSeconds;
  const isNegative = typeof seconds === 'number' && seconds < 0;
  return {
    ...pod,
    spec: {
      ...spec,
      ...(isNegative && { terminationGracePeriodSeconds: MIN_GRACE_PERIOD_SECONDS }),
      ...objectOf(containerLists),
    },
  };
}

/** Defaults requests to limits and, on the network of the node, `hostPort` to `containerPort`. */
function defaultContainer(container: Json, { isOnHostNetwork }: { readonly isOnHostNetwork: boolean }): Json {
  if (!isObject(container)) return container;
  const { resources, ports } = container;
  return {
    ...container,
    ...(isObject(resources) && { resources: defaultRequests(resources) }),
    ...(isOnHostNetwork && Array.isArray(ports) && { ports: ports.map(defaultHostPort) }),
  };
}

function defaultRequests(resources: JsonObject): JsonObject {
  const { limits, requests } = resources;
  return isObject(limits) ? { ...resources, requests: { ...limits, ...mapOf(requests) } } : resources;
}

function defaultHostPort(port: Json): Json {
  return isObject(port) && port.containerPort !== undefined ? { hostPort: port.containerPort, ...port } : port;
}

function defaultNamespace(namespace: JsonObject): JsonObject {
  const metadata = mapOf(namespace.metadata);
  const { name } = metadata;
  if (name === undefined) return namespace;
  const labels = { ...mapOf(metadata.labels), [NAMESPACE_NAME_LABEL]: name };
  return { ...namespace, metadata: { ...metadata, labels } };
}

function defaultReplicationController(controller: JsonObject): JsonObject {
  const labels = podLabelsOf(controller);
  const spec = mapOf(controller.spec);
  const hasSelector = Object.keys(mapOf(spec.selector)).length > 0;
  const selecting =
    labels === undefined || hasSelector ? controller : { ...controller, spec: { ...spec, selector: labels } };
  return labelLikePods(selecting, labels);
}

function defaultLimitRange(range: JsonObject): JsonObject {
  const spec = mapOf(range.spec);
  if (!Array.isArray(spec.limits)) return range;
  return { ...range, spec: { ...spec, limits: spec.limits.map(defaultLimits) } };
}

/** Defaults the limits of containers to `max`, and their requests to these limits or to `min`. */
function defaultLimits(item: Json): Json {
  if (!isObject(item) || item.type !== 'Container') return item;
  const limits = { ...mapOf(item.max), ...mapOf(item.default) };
  const requests = { ...mapOf(item.min), ...limits, ...mapOf(item.defaultRequest) };
  return {
    ...item,
    ...(Object.keys(limits).length > 0 && { default: limits }),
    ...(Object.keys(requests).length > 0 && { defaultRequest: requests }),
  };
}

/** Gives an object without labels those of its pods. */
function labelLikePods(object: JsonObject, podLabels: Json | undefined): JsonObject {
  const metadata = mapOf(object.metadata);
  const hasLabels = Object.keys(mapOf(metadata.labels)).length > 0;
  return podLabels === undefined || hasLabels ? object : { ...object, metadata: { ...metadata, labels: podLabels } };
}

/** The labels of the pod template. */
function podLabelsOf({ spec }: JsonObject): Json | undefined {
  return mapOf(mapOf(mapOf(spec).template).metadata).labels;
}
