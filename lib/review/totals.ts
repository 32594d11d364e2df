import type { LiveObject } from '../api-server';
import { parseQuantity } from '../kubernetes';
import { Field } from '../validation';
import { podSpecOf } from './cluster';
import type { ClaimReport, Totals } from './report';

const ZERO: Totals = { cpu: 0, memory: 0, storage: 0 };

/** Adds up the resource requests of all pods and claims on a cluster. */
export function computeTotals(objects: readonly LiveObject[]): Totals {
  return objects.map(({ live }) => computeRequests(new Field(live))).reduce(addTotals, ZERO);
}

function computeRequests(object: Field): Totals {
  if (object.at('kind').scalar === 'PersistentVolumeClaim') return { ...ZERO, storage: storageRequest(object) };
  const spec = podSpecOf(object);
  if (spec === undefined) return ZERO;
  const podCount = countPods(object);
  const storagePerPod = sum(object.find('spec', 'volumeClaimTemplates', '*').map(storageRequest));
  return {
    cpu: podCount * podRequest(spec, 'cpu'),
    memory: podCount * podRequest(spec, 'memory'),
    storage: podCount * storagePerPod,
  };
}

/** Returns the storage, in bytes, of the claims that a StatefulSet no longer uses. They exist until they are deleted. */
export function computeOrphanedStorage(statefulSet: Field, claims: readonly ClaimReport[] = []): number {
  const statefulSetName = statefulSet.at('metadata', 'name').scalar;
  const templates = statefulSet.find('spec', 'volumeClaimTemplates', '*');
  const orphaned = claims.filter(({ fate }) => fate === 'orphaned');
  const templatesOfOrphaned = orphaned.flatMap(({ name }) =>
    templates.filter((template) => name.startsWith(`${template.at('metadata', 'name').scalar}-${statefulSetName}-`)),
  );
  return sum(templatesOfOrphaned.map(storageRequest));
}

/** The pods that run at the same time. Counts a DaemonSet once, since manifests do not tell the number of nodes. */
function countPods(object: Field): number {
  if (object.at('kind').scalar === 'Job') return Number(object.at('spec', 'parallelism').scalar);
  return object.at('spec', 'replicas').number ?? 1;
}

/**
 * The effective request of a pod for a resource. It is the sum of all containers that run at the same time, or the
 * largest request of an init container if that is more. Sidecars run beside both.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/init-containers/#resource-sharing-within-containers
 */
function podRequest(spec: Field, resource: string): number {
  const request = (container: Field) => containerRequest(container, resource);
  const initContainers = spec.find('initContainers', '*');
  const sidecars = initContainers.filter(isSidecar).map(request);
  const running = sum([...spec.find('containers', '*').map(request), ...sidecars]);
  const initializing = initContainers.filter((one) => !isSidecar(one)).map((one) => sum(sidecars) + request(one));
  return Math.max(running, ...initializing);
}

function isSidecar(initContainer: Field): boolean {
  return initContainer.at('restartPolicy').string === 'Always';
}

/** If a container has a limit but no request, its request is the limit. */
function containerRequest(container: Field, resource: string): number {
  const { scalar: request } = container.at('resources', 'requests', resource);
  return amountOf(request === '' ? container.at('resources', 'limits', resource).scalar : request);
}

function storageRequest(claim: Field): number {
  return amountOf(claim.at('spec', 'resources', 'requests', 'storage').scalar);
}

/** An empty string stands for a request that is not stated. */
function amountOf(quantity: string): number {
  return quantity === '' ? 0 : parseQuantity(quantity);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function addTotals(one: Totals, other: Totals): Totals {
  return { cpu: one.cpu + other.cpu, memory: one.memory + other.memory, storage: one.storage + other.storage };
}
