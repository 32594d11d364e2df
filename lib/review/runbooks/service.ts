import type { Field } from '../../fields';
import { fileNamed, kubectl } from './kubectl';
import { comment } from './shell';

/** A Service that is to become another, or to take the node port of another. */
export interface ChangeOfService {
  /** As it is live: decoded and defaulted. */
  readonly before: Field;
  /** That of HEAD, decoded and defaulted. */
  readonly after: Field;
  /** As in the manifest; null where it names none. */
  readonly namespace: string | null;
  /** HEAD's file, as a user would type it. */
  readonly file: string;
}

const HEADLESS = 'None';

interface Obstacle {
  readonly holds: (before: Field, after: Field) => boolean;
  readonly why: string;
}

/** Why a Service can't become another in place. */
const IN_PLACE: readonly Obstacle[] = [
  {
    holds: (before, after) => areOfCluster(before, after) && isHeadless(before) !== isHeadless(after),
    why: 'A Service is headless from the first or never.',
  },
  {
    holds: (before, after) =>
      areOfCluster(before, after) && isHeadless(before) === isHeadless(after) && wantsOther(before, after, 'clusterIP'),
    why: 'The address of a Service cannot change.',
  },
  {
    holds: (before, after) =>
      areOfType('LoadBalancer', before, after) && wantsOther(before, after, 'loadBalancerClass'),
    why: 'The class of a load balancer cannot change.',
  },
];

/** Why a Service can't come beside one of another name. */
const BESIDE: readonly Obstacle[] = [
  {
    holds: haveOneNodePort,
    why: 'A node port belongs to one Service at a time, and the old one stands until it is deleted.',
  },
];

/**
 * The commands that carry out a change of a Service that apply alone can't, or takes and ignores. Undefined where
 * apply does it.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/service/#headless-services
 */
export function runbookOfService({ before, after, namespace, file }: ChangeOfService): readonly string[] | undefined {
  const deletion = deletionOf(before, after, namespace);
  return deletion.length === 0 ? undefined : ['set -e', ...deletion, kubectl(namespace, 'apply', ...fileNamed(file))];
}

/** What comes before the apply; nothing where apply does it. */
export function deletionOf(before: Field, after: Field, namespace: string | null): readonly string[] {
  const obstacles = (nameOf(before) === nameOf(after) ? IN_PLACE : BESIDE).filter(({ holds }) => holds(before, after));
  if (obstacles.length === 0) return [];
  return [
    ...obstacles.map(({ why }) => comment(why)),
    comment(
      'So it is deleted and made anew. Pods and claims are not touched, but in between its name leads nowhere; an',
    ),
    comment('address or a node port that the manifest does not state may be another one afterwards.'),
    kubectl(namespace, 'delete', `service/${nameOf(before)}`, '--ignore-not-found'),
  ];
}

function nameOf(service: Field): string {
  return service.at('metadata', 'name').word;
}

function isHeadless(service: Field): boolean {
  return service.at('spec', 'clusterIP').value === HEADLESS;
}

/** One of type ExternalName has no address, and can get one. */
function areOfCluster(...services: readonly Field[]): boolean {
  return services.every((service) => service.at('spec', 'type').value !== 'ExternalName');
}

function areOfType(type: string, ...services: readonly Field[]): boolean {
  return services.every((service) => service.at('spec', 'type').value === type);
}

/** Whether a field is stated that is other now, or not there. */
function wantsOther(before: Field, after: Field, field: string): boolean {
  const wanted = after.at('spec', field).word;
  return wanted !== '' && wanted !== before.at('spec', field).word;
}

function haveOneNodePort(before: Field, after: Field): boolean {
  const portsOf = (service: Field) =>
    service
      .at('spec', 'ports')
      .items()
      .flatMap((port) => {
        const number = port.at('nodePort').number;
        return number === undefined ? [] : [`${port.at('protocol').word} ${number}`];
      });
  const taken = portsOf(before);
  return portsOf(after).some((port) => taken.includes(port));
}
