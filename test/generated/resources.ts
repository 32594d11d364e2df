import type { ContainerResources } from 'cdk8s-plus-28';
import fc from 'fast-check';
import type { Call } from './plan';
import { call, props, whole } from './props';

const amount = (name: 'Cpu.millis' | 'Size.mebibytes') => (value: number) => call(name, fc.constant(value));

/** A request, a limit that is no smaller, or one of the two. */
function bounds(name: 'Cpu.millis' | 'Size.mebibytes', most: number): fc.Arbitrary<object> {
  return fc
    .tuple(whole(1, most), whole(1, most))
    .map((pair) => pair.toSorted((one, other) => one - other))
    .chain(([request = 1, limit = 1]) =>
      props<{ request: Call; limit: Call }>({ request: amount(name)(request), limit: amount(name)(limit) }),
    );
}

/** What may be asked for, up to what nobody has. */
export const resources = props<ContainerResources>({
  cpu: bounds('Cpu.millis', 1_000_000),
  memory: bounds('Size.mebibytes', 2 ** 30),
  ephemeralStorage: bounds('Size.mebibytes', 2 ** 30),
});
