import { ENUM_VALUES, RANGES, VALIDATED_SINCE } from '../../kubernetes';
import { describeRange, type FieldRule, f } from '../../validation';
import { portNumber, portNumberOrName } from './ports';
import { hasNodePorts, isClusterIP, isExternalName, isHeadless, isLoadBalancer } from './service-type';

const KUBELET_PORT = 10250;

const portRules: FieldRule = f.object({
  name: f.optional(f.name('label')),
  protocol: f.optional(f.enumOf(ENUM_VALUES.protocol)),
  appProtocol: f.optional(f.name('labelKey')),
  port: f.required(describeRange(RANGES.port), portNumber),
  targetPort: f.optional(portNumberOrName),
});

const portsRules: FieldRule = f.allOf(
  f.array(portRules),
  f.when((ports) => ports.items().length > 1, f.array(f.object({ name: f.required('the Service has several ports') }))),
  f.uniqueBy('name'),
  f.uniqueBy('port', (port) => `${port.at('port').scalar}/${port.at('protocol').scalar}`),
  f.uniqueBy('nodePort', (port) => `${port.at('nodePort').scalar}/${port.at('protocol').scalar}`),
);

const notKubeletPort: FieldRule = f.refine(
  ({ raw }) => raw !== KUBELET_PORT,
  `another than ${KUBELET_PORT}, the port of the kubelet`,
);

/**
 * The ports in the spec of a Service.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/service/#multi-port-services
 */
export const servicePortsRules: FieldRule = f.allOf(
  f.when(
    (spec, version) => !isHeadless(spec) && !isExternalName(spec, version),
    f.object({ ports: f.nonEmptyArray('only a headless or external Service has no ports') }),
  ),
  f.object({ ports: portsRules }),
  f.when(
    isClusterIP,
    f.object({ ports: f.array(f.object({ nodePort: f.forbidden('a Service of type ClusterIP has none') })) }),
  ),
  f.when(hasNodePorts, f.object({ ports: f.array(f.object({ nodePort: f.optional(f.integer(RANGES.nodePort)) })) })),
  f.when(
    isLoadBalancer,
    f.since(
      VALIDATED_SINCE.kubeletPortOfLoadBalancer,
      f.any,
      f.object({ ports: f.array(f.object({ port: notKubeletPort })) }),
    ),
  ),
);
