import { ENUM_VALUES, NAMES, RANGES } from '../../../kubernetes';
import type { Field, Issue } from '../../../validation';
import { all, at, type Demand, distinct, each, inRange, isSet, named, needed, oneOf } from './demands';
import type { Pod } from './pod';

const { min, max } = RANGES.port;

/** The ports of a container. */
export const ports: Demand = all(
  each(
    'ports',
    at('name', named(NAMES.port)),
    at('containerPort', needed(`a whole number from ${min} to ${max}`), inRange(RANGES.port)),
    at('hostPort', inRange(RANGES.port)),
    at('protocol', oneOf(ENUM_VALUES.protocol)),
  ),
  (container) => distinct(container.find('ports', '*', 'name')),
);

/** A port by its number or by its name. */
export const portNumberOrName: Demand = (field) => {
  if (field.string === undefined) return isSet(field) ? inRange(RANGES.port)(field) : needed('the port')(field);
  return named(NAMES.port)(field);
};

/** A node has each port once. Init containers run one after the other, and may have the same. */
export function hostPortProblems(pod: Pod): Issue[] {
  return [...hostPortsOnce(pod.containers), ...pod.initContainers.flatMap((container) => hostPortsOnce([container]))];
}

/** A pod in the network of its node has no ports but those of the node. */
export function hostNetworkProblems(pod: Pod): Issue[] {
  if (!pod.says('hostNetwork')) return [];
  return pod.containers
    .flatMap((container) => container.find('ports', '*'))
    .filter((port) => isSet(port.at('hostPort')) && port.at('hostPort').raw !== port.at('containerPort').raw)
    .map((port) =>
      port
        .at('hostPort')
        .issue(`${port.at('containerPort').scalar}, as containerPort: the pod is in the network of its node`),
    );
}

function hostPortsOnce(containers: readonly Field[]): readonly Issue[] {
  const ports = containers.flatMap((container) => container.find('ports', '*'));
  return distinct(
    ports.map((port) => port.at('hostPort')),
    ports.map((port) => ['protocol', 'hostIP', 'hostPort'].map((key) => port.at(key).scalar).join('/')),
  );
}
