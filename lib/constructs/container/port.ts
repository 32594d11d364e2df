import { Protocol } from 'cdk8s-plus-28';
import { RANGES } from '../../kubernetes';
import { findDuplicates, type Issue, v } from '../../validation';

/**
 * A port that a container serves on. Probes and Services take it from here.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports
 */
export interface NamedPort {
  /** Up to 15 lower-case letters, digits and single dashes, such as `http`. */
  readonly name: string;
  /** 1 to 65535. */
  readonly number: number;
  /**
   * What is spoken on it.
   *
   * @default - TCP, Kubernetes' own
   */
  readonly protocol?: Protocol;
}

export const namedPortRule = v.object<NamedPort>({
  name: v.name('port'),
  number: v.integer(RANGES.port),
  protocol: v.optional(v.enumOf(Object.values(Protocol))),
});

/** A port, and the property that it was given as. */
export interface PortAtPath {
  readonly path: string;
  readonly port: NamedPort;
}

/** The ports that have the number and the protocol of another. */
export function findDuplicatePorts(ports: readonly PortAtPath[]): readonly Issue[] {
  return findDuplicates(
    ports.map(({ path, port }) => ({ path: `${path}.number`, value: numberAndProtocol(port), owner: path })),
  );
}

/** What tells a port from others beside its name: `80/TCP`. */
export function numberAndProtocol({ number, protocol = Protocol.TCP }: NamedPort): string {
  return `${number}/${protocol}`;
}
