import { ENUM_VALUES, RANGES } from '../../../kubernetes';
import {
  describeRange,
  type Field,
  type FieldRule,
  f,
  findDuplicateFields,
  type Issue,
  isSet,
} from '../../../validation';
import { portNumber } from '../ports';
import type { ValidatedPod } from './validated-pod';

/**
 * The ports of a container.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#ports
 */
export const containerPortsRules: FieldRule = f.allOf(
  f.array(
    f.object({
      name: f.optional(f.name('port')),
      hostPort: f.optional(portNumber),
      containerPort: f.required(describeRange(RANGES.port), portNumber),
      protocol: f.optional(f.enumOf(ENUM_VALUES.protocol)),
    }),
  ),
  f.uniqueBy('name'),
);

/** Rejects a host port that two containers have. Init containers run one after the other, and may share it. */
export function validateHostPorts(pod: ValidatedPod): readonly Issue[] {
  return [...findSameHostPorts(pod.containers), ...pod.initContainers.flatMap((one) => findSameHostPorts([one]))];
}

/** In the network of its node a pod has no host ports other than the container ports. */
export function validateHostNetwork(pod: ValidatedPod): readonly Issue[] {
  if (!pod.isTrue('hostNetwork')) return [];
  return portsOf(pod.containers).flatMap((port) => {
    const [hostPort, containerPort] = [port.at('hostPort'), port.at('containerPort')];
    const isOther = isSet(hostPort) && hostPort.raw !== containerPort.raw;
    return isOther ? [hostPort.issue(`${containerPort.scalar}, as containerPort: the pod has hostNetwork: true`)] : [];
  });
}

function findSameHostPorts(containers: readonly Field[]): readonly Issue[] {
  const ports = portsOf(containers);
  return findDuplicateFields(
    ports.map((port) => port.at('hostPort')),
    ports.map((port) => ['protocol', 'hostIP', 'hostPort'].map((key) => port.at(key).scalar).join('/')),
  );
}

function portsOf(containers: readonly Field[]): Field[] {
  return containers.flatMap((container) => container.find('ports', '*'));
}
