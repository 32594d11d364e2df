import { Protocol } from 'cdk8s-plus-28';
import { RANGES } from '../../kubernetes';
import { findDuplicates, type Issue, v } from '../../validation';

/**
 * A port of a container. Probes and Services refer to it by name.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports
 */
export interface NamedPort {
  /** The name of the port, such as `http`: up to 15 lowercase letters, digits and single dashes. */
  readonly name: string;
  /** The number of the port: 1 to 65535. */
  readonly number: number;
  /**
   * The transport protocol of the port.
   *
   * @see https://kubernetes.io/docs/reference/networking/service-protocols/
   * @default Protocol.TCP
   */
  readonly protocol?: Protocol;
}

export const namedPortRule = v.object<NamedPort>({
  name: v.name('port'),
  number: v.integer(RANGES.port),
  protocol: v.optional(v.enumOf(Object.values(Protocol))),
});

/** A port and the path of the property that contains it. */
export interface PortAtPath {
  readonly path: string;
  readonly port: NamedPort;
}

/** Finds the ports that have the same number and protocol as a port before them. */
export function findDuplicatePorts(ports: readonly PortAtPath[]): readonly Issue[] {
  return findDuplicates(
    ports.map(({ path, port }) => ({ path: `${path}.number`, value: numberAndProtocol(port), owner: path })),
  );
}

/** Formats the number and protocol of a port, which must be unique: `80/TCP`. */
export function numberAndProtocol({ number, protocol = Protocol.TCP }: NamedPort): string {
  return `${number}/${protocol}`;
}
