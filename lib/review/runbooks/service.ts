import type { Field } from '../../validation';

import { kubectl } from './kubectl';
import { applyOf, type ObjectUpdate } from './object-update';
import { comment, openRunbook } from './shell';

const HEADLESS = 'None';

interface ServiceObstacle {
  readonly holds: (before: Field, after: Field) => boolean;
  readonly why: string;
}

/** Why a Service can't become another in place. */
const OBSTACLES_IN_PLACE: readonly ServiceObstacle[] = [
  {
    holds: (before, after) => canHaveClusterIps(before, after) && isHeadless(before) !== isHeadless(after),
    why: 'A Service cannot become headless, or stop being headless.',
  },
  {
    holds: (before, after) =>
      canHaveClusterIps(before, after) &&
      isHeadless(before) === isHeadless(after) &&
      isStatedOtherwise(before, after, 'clusterIP'),
    why: 'The address of a Service cannot change.',
  },
  {
    holds: (before, after) =>
      areAllOfType('LoadBalancer', before, after) && isStatedOtherwise(before, after, 'loadBalancerClass'),
    why: 'The class of a load balancer cannot change.',
  },
];

/** Why a Service can't come beside one of another name. */
const OBSTACLES_BESIDE: readonly ServiceObstacle[] = [
  {
    holds: hasCommonNodePort,
    why: 'Only one Service can have a node port, and the old one has it until it is deleted.',
  },
];

/**
 * The commands that carry out a change of a Service that apply alone can't, or takes and ignores. Undefined where
 * apply does it.
 * Also of a Service that takes the node port of another.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/service/#headless-services
 */
export function runbookOfService(change: ObjectUpdate): readonly string[] | undefined {
  const { before, after, namespace } = change;
  const deletion = deleteService(before, after, namespace);
  if (deletion.length === 0) return undefined;
  const title = `Recreate Service ${nameOf(after)}`;
  return [...openRunbook(title), ...deletion, applyOf(change)];
}

/** What comes before the apply; nothing where apply does it. */
export function deleteService(before: Field, after: Field, namespace: string | null): readonly string[] {
  const obstacles = (nameOf(before) === nameOf(after) ? OBSTACLES_IN_PLACE : OBSTACLES_BESIDE).filter(({ holds }) =>
    holds(before, after),
  );
  if (obstacles.length === 0) return [];
  return [
    ...obstacles.map(({ why }) => comment(why)),
    comment(
      'So it is deleted and recreated. Pods and claims stay. In between its name does not resolve. An address or a',
    ),
    comment('node port that the manifest does not state may change.'),
    kubectl(namespace, 'delete', `service/${nameOf(before)}`, '--ignore-not-found'),
  ];
}

function nameOf(service: Field): string {
  return service.at('metadata', 'name').scalar;
}

function isHeadless(service: Field): boolean {
  return service.at('spec', 'clusterIP').raw === HEADLESS;
}

/** One of type ExternalName has no address, and can get one. */
function canHaveClusterIps(...services: readonly Field[]): boolean {
  return services.every((service) => service.at('spec', 'type').raw !== 'ExternalName');
}

function areAllOfType(type: string, ...services: readonly Field[]): boolean {
  return services.every((service) => service.at('spec', 'type').raw === type);
}

/** Whether a field is stated that is other now, or not there. */
function isStatedOtherwise(before: Field, after: Field, field: string): boolean {
  const wanted = after.at('spec', field).scalar;
  return wanted !== '' && wanted !== before.at('spec', field).scalar;
}

function hasCommonNodePort(before: Field, after: Field): boolean {
  const portsOf = (service: Field) =>
    service
      .at('spec', 'ports')
      .items()
      .flatMap((port) => {
        const number = port.at('nodePort').number;
        return number === undefined ? [] : [`${port.at('protocol').scalar} ${number}`];
      });
  const taken = portsOf(before);
  return portsOf(after).some((port) => taken.includes(port));
}
