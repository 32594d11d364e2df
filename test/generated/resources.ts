import type { ContainerResources } from 'cdk8s-plus-28';
import fc from 'fast-check';
import type { PlannedCall } from './plan';
import { call, props, wholeNumber } from './props';

const quantity = (name: 'Cpu.millis' | 'Size.mebibytes') => (value: number) => call(name, fc.constant(value));

/** A request, a limit that is not smaller, or both. */
function bounds(name: 'Cpu.millis' | 'Size.mebibytes', most: number): fc.Arbitrary<object> {
  return fc
    .tuple(wholeNumber(1, most), wholeNumber(1, most))
    .map((pair) => pair.toSorted((one, other) => one - other))
    .chain(([request = 1, limit = 1]) =>
      props<{ request: PlannedCall; limit: PlannedCall }>({
        request: quantity(name)(request),
        limit: quantity(name)(limit),
      }),
    );
}

/** Resource requests and limits, up to more than any node has. */
export const resources = props<ContainerResources>({
  cpu: bounds('Cpu.millis', 1_000_000),
  memory: bounds('Size.mebibytes', 2 ** 30),
  ephemeralStorage: bounds('Size.mebibytes', 2 ** 30),
});
