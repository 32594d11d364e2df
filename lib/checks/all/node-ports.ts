import type { Finding } from '../check';
import type { FinishedApp } from '../finished-app';
import type { FinishedObject } from '../finished-object';
import { protocolOf } from '../protocol';

/**
 * No two Services have the same node port: all namespaces share them. Within one Service, a number serves for TCP and
 * for UDP.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/service/#type-nodeport
 */
export function nodePorts(app: FinishedApp): Finding[] {
  const takers = new Map<unknown, { service: FinishedObject; protocols: Set<unknown> }>();
  return app.ofKind('Service').flatMap((service) =>
    service.fields.find('spec', 'ports', '*').flatMap((port) => {
      const nodePort = port.at('nodePort');
      if (nodePort.number === undefined) return [];
      const protocol = protocolOf(port);
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
