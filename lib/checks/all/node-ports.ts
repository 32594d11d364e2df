import type { Field, Issue } from '../../validation';
import type { Finding } from '../check';
import type { FinishedApp } from '../finished-app';
import type { FinishedObject } from '../finished-object';
import { portProtocol } from '../protocol';

/** The Service that has a node port, and the protocols that it uses there. */
interface NodePortOwner {
  readonly service: FinishedObject;
  readonly protocols: Set<string>;
}

/**
 * Reports node ports that two Services have. All namespaces share the node ports. Only one Service can use a number for
 * several protocols.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/service/#type-nodeport
 */
export function checkNodePorts(app: FinishedApp): Finding[] {
  const owners = new Map<unknown, NodePortOwner>();
  return app
    .ofKind('Service')
    .flatMap((service) =>
      service.fields
        .find('spec', 'ports', '*')
        .flatMap((port) => service.findings(...validateNodePort(service, port, owners))),
    );
}

/** Validates a port of a Service and adds its node port to `owners`. */
function validateNodePort(service: FinishedObject, port: Field, owners: Map<unknown, NodePortOwner>): Issue[] {
  const nodePort = port.at('nodePort');
  if (nodePort.number === undefined) return [];
  const owner = owners.get(nodePort.raw) ?? { service, protocols: new Set() };
  owners.set(nodePort.raw, owner);
  const protocol = portProtocol(port);
  if (owner.service !== service || owner.protocols.has(protocol)) {
    return [nodePort.issue(`unique in the cluster: ${owner.service.title} (${owner.service.path}) has it`)];
  }
  owner.protocols.add(protocol);
  return [];
}
