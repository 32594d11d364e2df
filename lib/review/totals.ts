import type { Standing } from '../api-server';
import { parseQuantity } from '../kubernetes';
import { Field } from '../validation';

import { podSpecOf } from './cluster';
import type { ClaimReport, Totals } from './report';

const NOTHING: Totals = { cpu: 0, memory: 0, storage: 0 };

/** What the pods and claims of all objects on a cluster ask for. */
export function computeTotals(objects: readonly Standing[]): Totals {
  return objects.map(({ live }) => asked(new Field(live))).reduce(sum, NOTHING);
}

function asked(object: Field): Totals {
  const kind = object.at('kind').scalar;
  if (kind === 'PersistentVolumeClaim') return { ...NOTHING, storage: storageOf(object) };
  const spec = podSpecOf(object);
  if (spec === undefined) return NOTHING;
  const count = podsOf(object, kind);
  const storage = object
    .find('spec', 'volumeClaimTemplates', '*')
    .reduce((total, claim) => total + storageOf(claim), 0);
  return { cpu: count * ofPod(spec, 'cpu'), memory: count * ofPod(spec, 'memory'), storage: count * storage };
}

/** The bytes of the claims that a StatefulSet leaves behind: they are taken until somebody deletes them. */
export function computeOrphanedStorage(statefulSet: Field, claims: readonly ClaimReport[] = []): number {
  const name = statefulSet.at('metadata', 'name').scalar;
  const templates = statefulSet.find('spec', 'volumeClaimTemplates', '*');
  return claims
    .filter(({ fate }) => fate === 'orphaned')
    .flatMap((claim) =>
      templates.filter((one) => claim.name.startsWith(`${one.at('metadata', 'name').scalar}-${name}-`)),
    )
    .reduce((total, template) => total + storageOf(template), 0);
}

/** Of a DaemonSet, whose nodes nobody knows, one; of what runs to its end, as many as run at once. */
function podsOf(object: Field, kind: string): number {
  if (kind === 'Job') return Number(object.at('spec', 'parallelism').scalar);
  return object.at('spec', 'replicas').number ?? 1;
}

/**
 * What the scheduler sets aside: for the containers together, or for the one before them that asks for most.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/init-containers/#resource-sharing-within-containers
 */
function ofPod(spec: Field, resource: string): number {
  const [sidecars, first] = split(
    spec.find('initContainers', '*'),
    (one) => one.at('restartPolicy').string === 'Always',
  );
  const running = [...spec.find('containers', '*'), ...sidecars].reduce(
    (total, one) => total + request(one, resource),
    0,
  );
  const kept = sidecars.reduce((total, one) => total + request(one, resource), 0);
  return Math.max(running, ...first.map((one) => kept + request(one, resource)));
}

function split<Item>(items: readonly Item[], is: (item: Item) => boolean): [Item[], Item[]] {
  return [items.filter(is), items.filter((item) => !is(item))];
}

/** What a limit alone says is asked for too. */
function request(container: Field, resource: string): number {
  const { scalar: word } = container.at('resources', 'requests', resource);
  return amount(word === '' ? container.at('resources', 'limits', resource).scalar : word);
}

function storageOf(claim: Field): number {
  return amount(claim.at('spec', 'resources', 'requests', 'storage').scalar);
}

function amount(quantity: string): number {
  return quantity === '' ? 0 : parseQuantity(quantity);
}

function sum(one: Totals, other: Totals): Totals {
  return { cpu: one.cpu + other.cpu, memory: one.memory + other.memory, storage: one.storage + other.storage };
}
