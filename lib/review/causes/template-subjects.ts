import type { PathStep } from '../changes';

/** What a path in a pod template leads to, in words. */
export interface TemplateSubject {
  /** `the image of container web` */
  readonly description: string;
  /** Whether the path ends there, so that the subject as a whole is added or removed. */
  readonly endsAtSubject: boolean;
}

const PARTS_OF_CONTAINERS: Readonly<Record<string, string>> = {
  image: 'the image',
  command: 'the command',
  args: 'the arguments',
  envFrom: 'envFrom',
  livenessProbe: 'the liveness probe',
  readinessProbe: 'the readiness probe',
  startupProbe: 'the startup probe',
  securityContext: 'the security context',
  lifecycle: 'the lifecycle hooks',
};

/** Items of lists of a container, by what tells them apart. */
const ITEMS_OF_CONTAINERS: Readonly<Record<string, (key: string) => string>> = {
  env: (name) => `the environment variable ${name}`,
  ports: (port) => `port ${port}`,
  volumeMounts: (path) => `the volume mount ${path}`,
};

const PARTS_OF_PODS: Readonly<Record<string, string>> = {
  securityContext: 'the security context',
  serviceAccountName: 'the ServiceAccount',
  nodeSelector: 'the node selector',
  affinity: 'the affinity',
  terminationGracePeriodSeconds: 'the termination grace period',
  priorityClassName: 'the PriorityClass',
};

const CONTAINERS: Readonly<Record<string, string>> = { containers: 'container', initContainers: 'init container' };
const METADATA: Readonly<Record<string, string>> = { labels: 'label', annotations: 'annotation' };

/** What these steps from a pod template lead to. */
export function describeSubject(steps: readonly PathStep[]): TemplateSubject {
  const [area, list, item, ...rest] = steps;
  const key = keyOf(item);
  if (area === 'metadata') return ofMetadata(String(list), item);
  const container = CONTAINERS[String(list)];
  if (container !== undefined && key !== undefined) return ofContainer(`${container} ${key}`, rest);
  if (list === 'volumes' && key !== undefined)
    return { description: `volume ${key}`, endsAtSubject: rest.length === 0 };
  return { description: `${PARTS_OF_PODS[String(list)] ?? list} of the pods`, endsAtSubject: false };
}

function ofMetadata(field: string, name: PathStep | undefined): TemplateSubject {
  const kind = METADATA[field];
  if (kind === undefined || name === undefined) return { description: `${field} of the pods`, endsAtSubject: false };
  return { description: `the ${kind} ${name} of the pods`, endsAtSubject: true };
}

function ofContainer(container: string, [field, ...rest]: readonly PathStep[]): TemplateSubject {
  if (field === undefined) return { description: container, endsAtSubject: true };
  const [item, ...others] = rest;
  const [of, key] = [ITEMS_OF_CONTAINERS[String(field)], keyOf(item)];
  if (of && key !== undefined) return { description: `${of(key)} of ${container}`, endsAtSubject: others.length === 0 };
  const resource = field === 'resources' ? requirement(rest) : undefined;
  if (resource !== undefined) return { description: `${resource} of ${container}`, endsAtSubject: true };
  return { description: `${PARTS_OF_CONTAINERS[String(field)] ?? field} of ${container}`, endsAtSubject: false };
}

/** `the memory limit` */
function requirement([kind, resource]: readonly PathStep[]): string | undefined {
  if (resource === undefined || (kind !== 'limits' && kind !== 'requests')) return undefined;
  const name = resource === 'cpu' ? 'CPU' : resource;
  return `the ${name} ${kind === 'limits' ? 'limit' : 'request'}`;
}

/** What tells an item of a list from the others; undefined for what is no such item. */
function keyOf(step: PathStep | undefined): string | undefined {
  return typeof step === 'object' ? String(step.value) : undefined;
}
