import type { PathStep } from '../changes';

/** The part of a pod template that a path leads to. */
export interface TemplateSubject {
  /** In words: `the image of container web`. */
  readonly description: string;
  /** Whether the path leads to the whole part, not to a field in it. A change there can add or remove the part. */
  readonly isWholeSubject: boolean;
}

const CONTAINER_FIELDS: Readonly<Record<string, string>> = {
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

/** Descriptions of items in the lists of a container. The argument is the merge key of the item. */
const CONTAINER_ITEMS: Readonly<Record<string, (key: string) => string>> = {
  env: (name) => `the environment variable ${name}`,
  ports: (port) => `port ${port}`,
  volumeMounts: (path) => `the volume mount ${path}`,
};

const POD_FIELDS: Readonly<Record<string, string>> = {
  securityContext: 'the security context',
  serviceAccountName: 'the ServiceAccount',
  nodeSelector: 'the node selector',
  affinity: 'the affinity',
  terminationGracePeriodSeconds: 'the termination grace period',
  priorityClassName: 'the PriorityClass',
};

const CONTAINER_LISTS: Readonly<Record<string, string>> = { containers: 'container', initContainers: 'init container' };
const METADATA_MAPS: Readonly<Record<string, string>> = { labels: 'label', annotations: 'annotation' };

/** Describes the part of a pod template that these steps lead to. The steps begin at the template. */
export function describeSubject(steps: readonly PathStep[]): TemplateSubject {
  const [area, field, item, ...rest] = steps;
  if (area === 'metadata') return describeMetadata(String(field), item);
  const key = itemKey(item);
  const container = CONTAINER_LISTS[String(field)];
  if (container !== undefined && key !== undefined) return describeContainer(`${container} ${key}`, rest);
  if (field === 'volumes' && key !== undefined) {
    return { description: `volume ${key}`, isWholeSubject: rest.length === 0 };
  }
  return { description: `${POD_FIELDS[String(field)] ?? field} of the pods`, isWholeSubject: false };
}

function describeMetadata(field: string, key: PathStep | undefined): TemplateSubject {
  const entry = METADATA_MAPS[field];
  if (entry === undefined || key === undefined) return { description: `${field} of the pods`, isWholeSubject: false };
  return { description: `the ${entry} ${key} of the pods`, isWholeSubject: true };
}

function describeContainer(container: string, [field, ...rest]: readonly PathStep[]): TemplateSubject {
  if (field === undefined) return { description: container, isWholeSubject: true };
  const [item, ...others] = rest;
  const [describeItem, key] = [CONTAINER_ITEMS[String(field)], itemKey(item)];
  if (describeItem && key !== undefined) {
    return { description: `${describeItem(key)} of ${container}`, isWholeSubject: others.length === 0 };
  }
  const resource = field === 'resources' ? describeResource(rest) : undefined;
  if (resource !== undefined) return { description: `${resource} of ${container}`, isWholeSubject: true };
  return { description: `${CONTAINER_FIELDS[String(field)] ?? field} of ${container}`, isWholeSubject: false };
}

/** `the memory limit`. Undefined if the steps lead to no single resource. */
function describeResource([kind, resource]: readonly PathStep[]): string | undefined {
  if (resource === undefined || (kind !== 'limits' && kind !== 'requests')) return undefined;
  const name = resource === 'cpu' ? 'CPU' : resource;
  return `the ${name} ${kind === 'limits' ? 'limit' : 'request'}`;
}

/** The merge key of a list item, such as the name of a container. Undefined if the step leads to no such item. */
function itemKey(step: PathStep | undefined): string | undefined {
  return typeof step === 'object' ? String(step.value) : undefined;
}
