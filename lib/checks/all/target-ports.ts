import type { Field, Issue } from '../../validation';
import type { Finding } from '../check';
import type { FinishedApp } from '../finished-app';
import type { FinishedObject } from '../finished-object';
import type { Pods } from '../pods';
import { portProtocol } from '../protocol';

/**
 * Reports a Service that selects no pods of the App, or whose target port the selected pods do not have.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports
 */
export function checkTargetPorts(app: FinishedApp): Finding[] {
  return app.ofKind('Service').flatMap((service) => service.findings(...validateService(app, service)));
}

/** Validates a Service. One without a selector has EndpointSlices that somebody creates manually. */
function validateService(app: FinishedApp, service: FinishedObject): Issue[] {
  const selector = service.at('spec', 'selector');
  if (selector.entries().length === 0) return [];
  const selected = app.podsOfService(service);
  if (selected.length === 0) return [selector.issue('a selector of pods in its namespace: it selects none')];
  return service.fields
    .find('spec', 'ports', '*')
    .flatMap((port) => selected.flatMap((pods) => validateTargetPort(port, pods)));
}

function validateTargetPort(port: Field, pods: Pods): Issue[] {
  const protocol = portProtocol(port);
  const containerPorts = pods.containers
    .flatMap((container) => container.find('ports', '*'))
    .filter((containerPort) => portProtocol(containerPort) === protocol);
  const targetPort = port.at('targetPort');
  const target = targetPort.raw === undefined ? port.at('port') : targetPort;
  const isTarget = (containerPort: Field) =>
    [containerPort.at('name').raw, containerPort.at('containerPort').raw].includes(target.raw);
  if (containerPorts.some(isTarget)) return [];
  const known = containerPorts.map(describePort).join(', ') || 'there are none';
  return [target.issue(`a ${protocol} port of the containers of ${pods.owner.title}: ${known}`)];
}

/** Formats a port of a container: `http = 8080`, or `8080` without a name. */
function describePort(port: Field): string {
  return [port.at('name').scalar, port.at('containerPort').scalar].filter(Boolean).join(' = ');
}
