import type { Json, JsonObject } from '../../kubernetes';

/** An item of a list before and after; at least one is there. */
export interface Pair {
  readonly before: JsonObject | undefined;
  readonly after: JsonObject | undefined;
}

/**
 * The items of two lists side by side, as kubectl lines them up: sorted by their keys. Where a list has a key twice,
 * the last of one list stands beside the last of the other, and so on: its way of sorting turns them round.
 */
export function pairs(before: readonly JsonObject[], after: readonly JsonObject[], key: string): Pair[] {
  const word = (item: JsonObject) => String(item[key]);
  const sorted = (items: readonly JsonObject[]) =>
    items.toReversed().toSorted((one, other) => (word(one) < word(other) ? -1 : Number(word(one) > word(other))));
  const [left, right] = [sorted(before), sorted(after)];
  const found: Pair[] = [];
  while (left.length > 0 || right.length > 0) {
    const [one, other] = [left[0], right[0]];
    const takesLeft = one !== undefined && (other === undefined || word(one) <= word(other));
    const takesRight = other !== undefined && (one === undefined || word(other) <= word(one));
    found.push({ before: takesLeft ? left.shift() : undefined, after: takesRight ? right.shift() : undefined });
  }
  return found;
}

/** The items in the order of the keys in `order`; those that aren't in it stay where they stand among `before`. */
export function ordered(
  items: readonly JsonObject[],
  order: readonly JsonObject[],
  before: readonly JsonObject[],
  key: string,
): JsonObject[] {
  const rank = ranks(order, key);
  const place = ranks(before, key);
  const named = items.filter((item) => rank.has(item[key]));
  named.sort((one, other) => Number(rank.get(one[key])) - Number(rank.get(other[key])));
  const others = items.filter((item) => !rank.has(item[key]));
  const all: JsonObject[] = [];
  while (named.length > 0 || others.length > 0) {
    const [one, other] = [others[0], named[0]];
    const isBefore = one && other && Number(place.get(one[key])) < Number(place.get(other[key]));
    all.push((other === undefined || isBefore ? others.shift() : named.shift()) as JsonObject);
  }
  return all;
}

function ranks(items: readonly JsonObject[], key: string): ReadonlyMap<Json | undefined, number> {
  return new Map(items.map((item, index) => [item[key], index] as const).reverse());
}
