import type { Field } from '../../validation';
import { kubectl } from './kubectl';
import { applyOf, type ObjectUpdate } from './object-update';
import { comment, openRunbook } from './shell';

/** A live Service and the Service of HEAD that changes or replaces it. */
export interface ServicePair {
  readonly before: Field;
  readonly after: Field;
}

/** A reason to delete a Service before HEAD is applied. */
interface ServiceObstacle {
  readonly applies: (pair: ServicePair) => boolean;
  readonly why: string;
}

/** Obstacles to a change of a Service in place. */
const OBSTACLES_IN_PLACE: readonly ServiceObstacle[] = [
  {
    applies: (pair) => canHaveClusterIps(pair) && isHeadless(pair.before) !== isHeadless(pair.after),
    why: 'A Service cannot become headless, or stop being headless.',
  },
  {
    applies: (pair) =>
      canHaveClusterIps(pair) &&
      isHeadless(pair.before) === isHeadless(pair.after) &&
      isStatedOtherwise(pair, 'clusterIP'),
    why: 'The address of a Service cannot change.',
  },
  {
    applies: (pair) => areLoadBalancers(pair) && isStatedOtherwise(pair, 'loadBalancerClass'),
    why: 'The class of a load balancer cannot change.',
  },
];

/** Obstacles to a new Service as long as the one that it replaces exists. */
const OBSTACLES_BESIDE: readonly ServiceObstacle[] = [
  {
    applies: hasCommonNodePort,
    why: 'Only one Service can have a node port, and the old one has it until it is deleted.',
  },
];

/**
 * The commands for a change of a Service that apply rejects or ignores, also if a new Service takes the node port of an
 * old one. Undefined if apply is enough.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/service/#headless-services
 */
export function runbookOfService(update: ObjectUpdate): readonly string[] | undefined {
  const deletion = deleteService(update, update.namespace);
  if (deletion.length === 0) return undefined;
  return [...openRunbook(`Recreate Service ${nameOf(update.after)}`), ...deletion, applyOf(update)];
}

/** The command that deletes a Service before the apply, with the reason. None if apply can change it. */
export function deleteService(pair: ServicePair, namespace: string | null): readonly string[] {
  const name = nameOf(pair.before);
  const obstacles = name === nameOf(pair.after) ? OBSTACLES_IN_PLACE : OBSTACLES_BESIDE;
  const found = obstacles.filter(({ applies }) => applies(pair));
  if (found.length === 0) return [];
  return [
    ...found.map(({ why }) => comment(why)),
    comment(
      'So it is deleted and recreated. Pods and claims stay. In between its name does not resolve. An address or a',
    ),
    comment('node port that the manifest does not state may change.'),
    kubectl(namespace, 'delete', `service/${name}`, '--ignore-not-found'),
  ];
}

function nameOf(service: Field): string {
  return service.at('metadata', 'name').scalar;
}

function isHeadless(service: Field): boolean {
  return service.at('spec', 'clusterIP').raw === 'None';
}

/** Whether both Services can have a cluster IP. One of type ExternalName has none, and can get one. */
function canHaveClusterIps({ before, after }: ServicePair): boolean {
  return [before, after].every((service) => service.at('spec', 'type').raw !== 'ExternalName');
}

function areLoadBalancers({ before, after }: ServicePair): boolean {
  return [before, after].every((service) => service.at('spec', 'type').raw === 'LoadBalancer');
}

/** Whether HEAD states a value of the field that the live Service does not have. */
function isStatedOtherwise({ before, after }: ServicePair, field: string): boolean {
  const wanted = after.at('spec', field).scalar;
  return wanted !== '' && wanted !== before.at('spec', field).scalar;
}

function hasCommonNodePort({ before, after }: ServicePair): boolean {
  const taken = nodePortsOf(before);
  return nodePortsOf(after).some((port) => taken.includes(port));
}

/** The node ports with their protocols: `TCP 30007`. */
function nodePortsOf(service: Field): string[] {
  return service.find('spec', 'ports', '*').flatMap((port) => {
    const { number } = port.at('nodePort');
    return number === undefined ? [] : [`${port.at('protocol').scalar} ${number}`];
  });
}
