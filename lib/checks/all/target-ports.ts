import type { Field, Issue } from '../../validation';

import type { Finding } from '../check';
import type { FinishedApp } from '../finished-app';
import type { FinishedObject } from '../finished-object';
import type { Pods } from '../pods';
import { portProtocol } from '../protocol';

/**
 * A Service leads to pods of the App, and to ports that these pods have.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports
 */
export function checkTargetPorts(app: FinishedApp): Finding[] {
  return app.ofKind('Service').flatMap((service) => service.findings(...validateService(app, service)));
}

function validateService(app: FinishedApp, service: FinishedObject): Issue[] {
  const selector = service.at('spec', 'selector');
  // One without a selector leads to what somebody writes into its EndpointSlices.
  if (selector.entries().length === 0) return [];
  const served = app.podsOfService(service);
  if (served.length === 0) return [selector.issue('met by the labels of pods of its namespace: none meet it')];
  return service.fields
    .find('spec', 'ports', '*')
    .flatMap((port) => served.flatMap((pods) => validateTargetPort(port, pods)));
}

function validateTargetPort(port: Field, pods: Pods): Issue[] {
  const protocol = portProtocol(port);
  const open = pods.containers
    .flatMap((container) => container.find('ports', '*'))
    .filter((one) => portProtocol(one) === protocol);
  const stated = port.at('targetPort');
  const target = stated.raw === undefined ? port.at('port') : stated;
  const there = open.some((one) => [one.at('name').raw, one.at('containerPort').raw].includes(target.raw));
  if (there) return [];
  const known = open
    .map((one) => [one.at('name').scalar, one.at('containerPort').scalar].filter(Boolean).join(' = '))
    .join(', ');
  return [target.issue(`a ${protocol} port of the containers of ${pods.owner.title}: ${known || 'there are none'}`)];
}
