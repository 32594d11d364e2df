import { isInRange, RANGES } from '../../kubernetes';
import type { Finding } from '../check';
import type { FinishedApp } from '../finished-app';
import type { FinishedObject } from '../finished-object';
import { portProtocol } from '../protocol';

const { min, max } = RANGES.nodePort;

/**
 * A node port is in the range of the cluster, and given once: all namespaces share them. Only within one Service a
 * number serves for TCP and for UDP.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/service/#type-nodeport
 */
export function checkNodePorts(app: FinishedApp): Finding[] {
  const takers = new Map<unknown, { service: FinishedObject; protocols: Set<unknown> }>();
  return app.ofKind('Service').flatMap((service) =>
    service.fields.find('spec', 'ports', '*').flatMap((port) => {
      const nodePort = port.at('nodePort');
      if (nodePort.raw === undefined) return [];
      if (!isInRange(RANGES.nodePort, nodePort.raw))
        return service.findings(nodePort.issue(`a whole number from ${min} to ${max}`));
      const protocol = portProtocol(port);
      const taker = takers.get(nodePort.raw);
      if (taker === undefined) takers.set(nodePort.raw, { service, protocols: new Set([protocol]) });
      if (taker === undefined || (taker.service === service && !taker.protocols.has(protocol))) {
        taker?.protocols.add(protocol);
        return [];
      }
      return service.findings(
        nodePort.issue(`given once: ${taker.service.title} (${taker.service.path}) has it already`),
      );
    }),
  );
}
