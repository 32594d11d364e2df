import { isObject, type Json, type JsonObject, mapOf, objectOf } from '../../kubernetes';

type ObjectDefault = (object: JsonObject) => JsonObject;

/** The label by which NetworkPolicies and others select a namespace by its name. */
const NAMESPACE_NAME_LABEL = 'kubernetes.io/metadata.name';

/** What a Pod gets that asks for less than nothing. */
const LEAST_GRACE_PERIOD = 1;

/**
 * Defaults of whole objects that depend on several of their fields, by struct. Pod templates have none of those of
 * Pods.
 */
const OBJECT_DEFAULTS: Readonly<Record<string, ObjectDefault>> = {
  'core/v1.Pod': defaultPod,
  'core/v1.Namespace': defaultNamespace,
  'core/v1.ReplicationController': defaultReplicationController,
  'core/v1.LimitRange': defaultLimitRange,
};

/** An object of a struct with the defaults that depend on several of its fields. */
export function applyObjectDefaults(object: JsonObject, struct: string): JsonObject {
  return OBJECT_DEFAULTS[struct]?.(object) ?? object;
}

/** A Job with the labels of its pods, if it has none: also those that the API server gives them. */
export function labelJob(job: JsonObject): JsonObject {
  return labelLikePods(job, labelsOf(at(job.spec, 'template')));
}

function defaultPod(pod: JsonObject): JsonObject {
  const spec = mapOf(pod.spec);
  const lists = ['initContainers', 'containers'].filter((name) => Array.isArray(spec[name]));
  const containers = lists.map((name) => {
    const list = spec[name] as readonly Json[];
    return [name, list.map((one) => (isObject(one) ? defaultContainer(one, spec.hostNetwork === true) : one))] as const;
  });
  const { terminationGracePeriodSeconds: seconds } = spec;
  const period = typeof seconds === 'number' && seconds < 0 && { terminationGracePeriodSeconds: LEAST_GRACE_PERIOD };
  return { ...pod, spec: { ...spec, ...period, ...objectOf(containers) } };
}

/** A container of a Pod requests what it is limited to, and has its ports on the node if the Pod has the node's network. */
function defaultContainer(container: JsonObject, isOnHostNetwork: boolean): JsonObject {
  const { resources, ports } = container;
  const limits = at(resources, 'limits');
  return {
    ...container,
    ...(isObject(resources) &&
      isObject(limits) && { resources: { ...resources, requests: { ...limits, ...mapOf(resources.requests) } } }),
    ...(isOnHostNetwork && Array.isArray(ports) && { ports: ports.map(exposeOnHost) }),
  };
}

function exposeOnHost(port: Json): Json {
  return isObject(port) && port.containerPort !== undefined ? { hostPort: port.containerPort, ...port } : port;
}

function defaultNamespace(namespace: JsonObject): JsonObject {
  const metadata = mapOf(namespace.metadata);
  const { name } = metadata;
  if (name === undefined) return namespace;
  return {
    ...namespace,
    metadata: { ...metadata, labels: { ...mapOf(metadata.labels), [NAMESPACE_NAME_LABEL]: name } },
  };
}

function defaultReplicationController(controller: JsonObject): JsonObject {
  const labels = labelsOf(at(controller.spec, 'template'));
  const spec = mapOf(controller.spec);
  const isSelecting = Object.keys(mapOf(spec.selector)).length > 0;
  const selecting =
    labels === undefined || isSelecting ? controller : { ...controller, spec: { ...spec, selector: labels } };
  return labelLikePods(selecting, labels);
}

function defaultLimitRange(range: JsonObject): JsonObject {
  const spec = mapOf(range.spec);
  if (!Array.isArray(spec.limits)) return range;
  return { ...range, spec: { ...spec, limits: spec.limits.map((one) => (isObject(one) ? defaultLimits(one) : one)) } };
}

/** Containers are limited to the most that they may have, and request their limit. */
function defaultLimits(item: JsonObject): JsonObject {
  if (item.type !== 'Container') return item;
  const limits = { ...mapOf(item.max), ...mapOf(item.default) };
  const requests = { ...mapOf(item.min), ...limits, ...mapOf(item.defaultRequest) };
  return {
    ...item,
    ...(Object.keys(limits).length > 0 && { default: limits }),
    ...(Object.keys(requests).length > 0 && { defaultRequest: requests }),
  };
}

/** An object without labels has those of its pods. */
function labelLikePods(object: JsonObject, labels: Json | undefined): JsonObject {
  const metadata = mapOf(object.metadata);
  const isLabelled = Object.keys(mapOf(metadata.labels)).length > 0;
  return labels === undefined || isLabelled ? object : { ...object, metadata: { ...metadata, labels } };
}

function labelsOf(template: Json | undefined): Json | undefined {
  return at(at(template, 'metadata'), 'labels');
}

function at(value: Json | undefined, key: string): Json | undefined {
  return isObject(value) ? value[key] : undefined;
}
