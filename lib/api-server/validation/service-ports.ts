import { RANGES, VALIDATED_SINCE } from '../../kubernetes';
import { type Field, findDuplicates, type Issue } from '../../validation';
import { portNumber, portNumberOrName } from './ports';
import {
  all,
  each,
  fields,
  isGiven,
  leftOut,
  named,
  oneOf,
  type Rule,
  required,
  since,
  some,
  when,
  wholeNumber,
  within,
} from './rule';
import { isHeadless, isOfType } from './service-type';

/** The port of the kubelet. */
const KUBELET = 10250;

const port: Rule = fields({
  name: named('label'),
  port: required(wholeNumber(RANGES.port), portNumber),
  protocol: oneOf('protocol'),
  targetPort: portNumberOrName,
  appProtocol: named('labelKey'),
});

const severalNamed: Rule = when(
  (ports) => ports.items().length > 1,
  each(fields({ name: required('the Service has several ports') })),
);

const notTheKubelets: Rule = (field) =>
  field.at('port').raw === KUBELET ? [field.at('port').issue(`another than ${KUBELET}, which is the kubelet's`)] : [];

/**
 * The ports in the spec of a Service.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/service/#multi-port-services
 */
export const servicePorts: Rule = all(
  when(
    (spec) => !isHeadless(spec) && !isOfType(spec, 'ExternalName'),
    fields({ ports: some('a Service without ports is headless, or an ExternalName') }),
  ),
  fields({ ports: all(each(port), severalNamed, differing) }),
  when(
    (spec) => isOfType(spec, 'ClusterIP'),
    fields({ ports: each(fields({ nodePort: leftOut('a Service of type ClusterIP has none') })) }),
  ),
  when(
    (spec) => isOfType(spec, 'NodePort', 'LoadBalancer'),
    fields({ ports: each(fields({ nodePort: within(RANGES.nodePort) })) }),
  ),
  when(
    (spec) => isOfType(spec, 'LoadBalancer'),
    fields({ ports: each(since(VALIDATED_SINCE.kubeletPortOfLoadBalancer, all(), notTheKubelets)) }),
  ),
);

function differing(ports: Field): readonly Issue[] {
  const items = ports.items();
  return [
    ...once(items, 'name', (port) => port.at('name').scalar),
    ...once(items, 'port', (port) => `${port.at('port').scalar}/${port.at('protocol').scalar}`),
    ...once(items, 'nodePort', (port) => `${port.at('nodePort').scalar}/${port.at('protocol').scalar}`),
  ];
}

/** The ports that have something, of which a value says what it is, in common with one before. */
function once(ports: readonly Field[], key: string, identity: (port: Field) => string): readonly Issue[] {
  const having = ports.filter((port) => isGiven(port.at(key)));
  return findDuplicates(having.map((port) => ({ path: port.at(key).path, value: identity(port), owner: port.path })));
}
