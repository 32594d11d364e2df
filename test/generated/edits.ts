import { createHash } from 'node:crypto';
import { inspect } from 'node:util';
import fc from 'fast-check';
import { apps } from './apps';
import { type AppPlan, formatPlan, PlannedCall, partsOf } from './plan';

/** A plan that was changed in one place. The app may be invalid. */
export interface PlanEdit {
  readonly plan: AppPlan;
  /** The valid plan before the change. */
  readonly original: AppPlan;
}

/** In place of a value: the part is removed. */
const MISSING = Symbol('missing');

const a = (length: number) => 'a'.repeat(length);

const NUMBERS = [-1, 0, 1, 1.5, 29, 30, 100, 101, 0o777, 0o1000, 65535, 65536, 29999, 32768, 2 ** 31 - 1, 2 ** 31];
const STRINGS = [
  ...['', ' ', 'a', 'A', '1', '1a', 'a.b', 'a..b', 'a-b', 'a--b', '-a', 'a-', '_a', 'a_b', 'a b', 'a=b', 'a:b', 'a%'],
  ...['/', '/a', 'a/b', 'a/', '//', '.', '..', '..a', '/proc', 'tmp', 'latest', '1Gi', '-1', '1.5', '1e9Gi'],
  ...['ä', 'a\0b', '\ud83d', '\n'],
  ...[15, 16, 52, 53, 59, 60, 63, 64, 253, 254].map(a),
];

/** Lists the values that replace a part of a plan. None for parts that are not replaced. */
function replacementsOf(value: unknown, strings: readonly string[]): readonly unknown[] {
  switch (typeof value) {
    case 'number':
      return [...NUMBERS, value - 1, value + 1];
    case 'string':
      return [...STRINGS, ...strings, value.toUpperCase(), `${value}-`, `${value}a`];
    case 'boolean':
      return [!value, 'true'];
    default:
      return Array.isArray(value) ? [[], [...value, ...value]] : [];
  }
}

/** Plans in which one number, string, boolean or list is replaced or removed. */
export const planEdits: fc.Arbitrary<PlanEdit> = fc.tuple(apps, fc.noShrink(fc.nat())).map(([plan, salt]) => {
  const parts = [...partsOf({ ...plan, kubernetes: undefined })];
  const strings = parts.map(([, part]) => part).filter((part) => typeof part === 'string');
  const places = parts.filter(([, part]) => replacementsOf(part, []).length > 0);
  const [path, before] = choose(places, salt, ([path]) => path.join('.'));
  return editPlan(
    plan,
    path,
    choose([MISSING, ...replacementsOf(before, strings)], salt, (value) => inspect(value)),
  );
});

/**
 * Chooses an item by a hash of its name. The choice stays the same if other items are removed, so that fast-check can
 * shrink a plan and keep the change.
 */
function choose<Item>(items: readonly Item[], salt: number, nameOf: (item: Item) => string): Item {
  const weight = (item: Item) =>
    createHash('sha1')
      .update(`${salt} ${nameOf(item)}`)
      .digest('hex');
  const weighed = items.map((item) => ({ item, weight: weight(item) }));
  return weighed.reduce((one, other) => (other.weight < one.weight ? other : one)).item;
}

function editPlan(original: AppPlan, path: readonly string[], after: unknown): PlanEdit {
  const plan = replaceAt(original, path, after) as AppPlan;
  const show = () => `${path.join('.')} replaced by ${inspect(after)} in ${formatPlan(plan)}`;
  return Object.defineProperty({ plan, original }, fc.toStringMethod, { value: show });
}

/** Copies a value with another part at a path, or without that part. */
function replaceAt(value: unknown, [step, ...rest]: readonly string[], after: unknown): unknown {
  if (step === undefined) return after;
  if (value instanceof PlannedCall)
    return new PlannedCall(value.name, replaceAt(value.args, [step, ...rest], after) as unknown[]);
  const child = replaceAt(Object(value)[step], rest, after);
  if (Array.isArray(value))
    return child === MISSING ? value.toSpliced(Number(step), 1) : value.with(Number(step), child);
  const { [step]: _, ...others } = Object(value);
  return child === MISSING ? others : { ...Object(value), [step]: child };
}
