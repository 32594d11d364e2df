import fc from 'fast-check';
import type { PlannedCallName } from './calls';
import { PlannedCall } from './plan';

/** An arbitrary for each property of `Props`. A missing property does not compile. */
export type ArbitrariesOf<Props> = { readonly [Name in keyof Props]-?: fc.Arbitrary<unknown> };

/** Objects with the required properties, and any of the others. */
export function props<Props>(
  arbitraries: ArbitrariesOf<Props>,
  ...required: (keyof Props & string)[]
): fc.Arbitrary<object> {
  const model = arbitraries as Record<string, fc.Arbitrary<unknown>>;
  return fc.record(model, { requiredKeys: required, noNullPrototype: true });
}

/** Objects with all properties. */
export function record<Model>(model: { [Name in keyof Model]: fc.Arbitrary<Model[Name]> }): fc.Arbitrary<Model> {
  return fc.record(model, { noNullPrototype: true }) as fc.Arbitrary<Model>;
}

/** Planned calls of a function with these arguments. */
export function call(name: PlannedCallName, ...args: fc.Arbitrary<unknown>[]): fc.Arbitrary<PlannedCall> {
  return fc.tuple(...args).map((given) => new PlannedCall(name, given));
}

/** Whole numbers from `min` to `max`. Every fourth is `min` or `max`, and the others are close to `min`. */
export function wholeNumber(min: number, max: number): fc.Arbitrary<number> {
  return fc.oneof(
    { weight: 3, arbitrary: fc.integer({ min, max: Math.min(max, min + 20) }) },
    { weight: 1, arbitrary: fc.constantFrom(min, max) },
  );
}

export const INT32_MAX = 2 ** 31 - 1;

/** Durations of whole seconds. */
export const seconds = (min: number, max = INT32_MAX) => call('Duration.seconds', wholeNumber(min, max));

/** One of these items. */
export const anyOf = <Item>(...items: readonly Item[]): fc.Arbitrary<Item> => fc.constantFrom(...items);

/** Maps with at most `maxKeys` keys. */
export function mapOf(key: fc.Arbitrary<string>, value: fc.Arbitrary<unknown>, maxKeys = 3): fc.Arbitrary<object> {
  return fc.dictionary(key, value, { maxKeys, noNullPrototype: true });
}

/** Lists of items, with at most three of them by default. */
export function listOf(item: fc.Arbitrary<unknown>, minLength = 0, maxLength = 3): fc.Arbitrary<unknown[]> {
  return fc.array(item, { minLength, maxLength });
}
