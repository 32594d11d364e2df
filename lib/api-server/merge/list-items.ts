import type { Json, JsonObject } from '../../kubernetes';

/** An item of a list before and after a change. One of both is undefined if the item is new or deleted. */
export interface ItemPair {
  readonly before: JsonObject | undefined;
  readonly after: JsonObject | undefined;
}

/**
 * Pairs the items of two lists by their merge key, as kubectl does: it sorts both lists by the key and walks through
 * them. Its sort reverses items with the same key, so their last ones are paired first.
 */
export function pairItems(before: readonly JsonObject[], after: readonly JsonObject[], key: string): ItemPair[] {
  const [left, right] = [sortByKey(before, key), sortByKey(after, key)];
  const pairs: ItemPair[] = [];
  let [leftIndex, rightIndex] = [0, 0];
  while (leftIndex < left.length || rightIndex < right.length) {
    const [one, other] = [left[leftIndex], right[rightIndex]];
    const order = compareByKey(one, other, key);
    if (order <= 0) leftIndex += 1;
    if (order >= 0) rightIndex += 1;
    pairs.push({ before: order <= 0 ? one : undefined, after: order >= 0 ? other : undefined });
  }
  return pairs;
}

function sortByKey(items: readonly JsonObject[], key: string): JsonObject[] {
  return items.toReversed().toSorted((one, other) => compareByKey(one, other, key));
}

/** Compares two items by their merge key. Undefined stands for the end of a list. */
function compareByKey(one: JsonObject | undefined, other: JsonObject | undefined, key: string): number {
  if (one === undefined) return 1;
  if (other === undefined) return -1;
  const [left, right] = [String(one[key]), String(other[key])];
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

interface ItemOrder {
  /** The list in the manifest. */
  readonly next: readonly JsonObject[];
  readonly live: readonly JsonObject[];
  /** The merge key. */
  readonly key: string;
}

/**
 * Orders items as the patch directive `$setElementOrder` does: the items of the manifest in its order, and each other
 * item at its position in the live list, relative to them.
 */
export function orderItems(items: readonly JsonObject[], { next, live, key }: ItemOrder): JsonObject[] {
  const nextIndex = indexByKey(next, key);
  const liveIndex = indexByKey(live, key);
  const indexIn = (index: ReadonlyMap<Json | undefined, number>, item: JsonObject) =>
    index.get(item[key]) ?? Number.NaN;
  const isBeforeInLive = (one: JsonObject, other: JsonObject) => indexIn(liveIndex, one) < indexIn(liveIndex, other);

  const ofManifest = items
    .filter((item) => nextIndex.has(item[key]))
    .sort((one, other) => indexIn(nextIndex, one) - indexIn(nextIndex, other));
  const others = items.filter((item) => !nextIndex.has(item[key]));
  const ordered: JsonObject[] = [];
  for (const item of ofManifest) {
    while (others[0] !== undefined && isBeforeInLive(others[0], item)) ordered.push(...others.splice(0, 1));
    ordered.push(item);
  }
  return [...ordered, ...others];
}

/** The index of the first item of each key. */
function indexByKey(items: readonly JsonObject[], key: string): ReadonlyMap<Json | undefined, number> {
  return new Map(items.map((item, index) => [item[key], index] as const).reverse());
}
