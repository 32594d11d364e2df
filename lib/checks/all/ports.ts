import { isInRange, isName, NAMES, RANGES } from '../../kubernetes';
import { type Field, findDuplicates, type Issue } from '../../validation';
import type { Finding } from '../check';
import type { FinishedApp } from '../finished-app';
import { portProtocol } from '../protocol';

/**
 * A port has a number that there is. Where a Service or a pod has several, no two are the same; those of a Service
 * then need names.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/service/#multi-port-services
 */
export function ports(app: FinishedApp): Finding[] {
  return [
    ...app
      .ofKind('Service')
      .flatMap((service) => service.findings(...servicePorts(service.fields.find('spec', 'ports', '*')))),
    ...app.pods.flatMap((pods) =>
      pods.owner.findings(...podPorts(pods.containers.flatMap((container) => container.find('ports', '*')))),
    ),
  ];
}

function servicePorts(ports: readonly Field[]): Issue[] {
  const names = ports.map((port) => port.at('name'));
  const several = ports.length > 1;
  return [
    ...ports.flatMap((port) => illegalNumber(port.at('port'))),
    ...names
      .filter(({ raw: value }) => value !== undefined && !isName('label', value))
      .map((name) => name.issue(NAMES.label.words)),
    ...(several
      ? names
          .filter(({ raw: value }) => value === undefined)
          .map((name) => name.issue('given: the Service has several ports'))
      : []),
    ...once(names),
    ...once(
      ports.map((port) => port.at('port')),
      ports.map(numberAndProtocol('port')),
    ),
  ];
}

/** The containers of a pod share its address, and so its ports. */
function podPorts(ports: readonly Field[]): Issue[] {
  const numbers = ports.map((port) => port.at('containerPort'));
  return [
    ...numbers.flatMap(illegalNumber),
    ...once(ports.map((port) => port.at('name'))),
    ...once(numbers, ports.map(numberAndProtocol('containerPort'))),
  ];
}

function numberAndProtocol(number: string) {
  return (port: Field) => `${port.at(number).scalar}/${portProtocol(port)}`;
}

function illegalNumber(port: Field): Issue[] {
  const { min, max } = RANGES.port;
  return isInRange(RANGES.port, port.raw) ? [] : [port.issue(`a whole number from ${min} to ${max}`)];
}

/** The fields whose value, or what stands for it, another has. */
function once(
  fields: readonly Field[],
  values: readonly unknown[] = fields.map(({ raw: value }) => value),
): readonly Issue[] {
  return findDuplicates(fields.map(({ path }, index) => ({ path, value: values[index], owner: path })));
}
