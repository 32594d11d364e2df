import fc from 'fast-check';
import type { NamedPort } from '../../lib/constructs';
import type { PlannedCallName } from './calls';
import { annotations } from './labels';
import { PlannedCall } from './plan';
import { anyOf, listOf, record, wholeNumber } from './props';

const sourceRanges = listOf(anyOf('203.0.113.0/24', '0.0.0.0/0', '2001:db8::/32', '198.51.100.7/32', '::/0'), 1);

const FIRST_NODE_PORT = 30000;
const LAST_NODE_PORT = 32767;

/** The target ports of a Service, and its own port numbers. */
interface ExposedPorts {
  readonly targets: readonly NamedPort[];
  readonly numbers: readonly number[];
}

/** Exposures of these ports, one for each Service name. No two use the same node port. */
export function exposures(ports: readonly NamedPort[], names: readonly string[]): fc.Arbitrary<PlannedCall[]> {
  const most = names.length * ports.length;
  return fc
    .uniqueArray(wholeNumber(FIRST_NODE_PORT, LAST_NODE_PORT), { minLength: most, maxLength: most })
    .chain((nodePorts) =>
      fc.tuple(
        ...names.map((name, index) =>
          exposure(ports, name, nodePorts.slice(index * ports.length, (index + 1) * ports.length)),
        ),
      ),
    );
}

function exposure(ports: readonly NamedPort[], name: string, nodePorts: readonly number[]): fc.Arbitrary<PlannedCall> {
  const exposed: fc.Arbitrary<ExposedPorts> = record({
    targets: fc.shuffledSubarray([...ports], { minLength: 1 }),
    numbers: fc.uniqueArray(wholeNumber(1, 65535), { minLength: ports.length, maxLength: ports.length }),
  });
  return record({
    exposed,
    type: anyOf<PlannedCallName>('Exposure.clusterIp', 'Exposure.nodePort', 'Exposure.loadBalancer'),
    hasPorts: fc.boolean(),
    hasNodePorts: fc.boolean(),
    annotations,
    sourceRanges,
  }).map(({ exposed: { targets, numbers }, type, hasPorts, hasNodePorts, annotations, sourceRanges }) => {
    const [first, ...otherPorts] = targets.map(({ name: target }, index) => ({
      target,
      ...(hasPorts && { port: numbers[index] }),
      ...(hasNodePorts && type !== 'Exposure.clusterIp' && { nodePort: nodePorts[index] }),
    }));
    const more = type === 'Exposure.loadBalancer' ? { sourceRanges } : {};
    return new PlannedCall(type, [{ name, ...first, otherPorts, annotations, ...more }]);
  });
}
