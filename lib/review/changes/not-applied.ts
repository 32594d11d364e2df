import { type ApiServer, findDroppedFields, memberOf, quantityInNanos, type Shape, shapeOf } from '../../api-server';
import { describeAvailability, isObject, isSame, type Json, type JsonObject } from '../../kubernetes';
import { Field } from '../../validation';
import { hasNullAnnotation, type Outcome } from '../cluster';
import { jsonPointerStep, parseFieldPath, toJsonPointer } from '../json-pointer';
import type { NotApplied } from '../report';

/** The metadata fields that manifests set. The API server sets the others. */
const MANIFEST_METADATA = ['labels', 'annotations', 'finalizers', 'ownerReferences'];

const USE_REPLACE = 'To apply it, run `kubectl replace`.';
const USE_SERVER_SIDE_APPLY = 'To apply it, run `kubectl apply --server-side --force-conflicts` or `kubectl replace`.';
/** Merge keys of ports. Server-side apply merges ports by their protocol as well. */
const PORT_MERGE_KEYS = ['port', 'containerPort'];

type Explanation = Pick<NotApplied, 'reason' | 'instead'>;

/** The position at which a manifest is compared with the live object. */
interface Position {
  readonly path: string;
  readonly shape: Shape;
  /** Why kubectl may not apply the value. Undefined if only the API server can have changed it. */
  readonly explanation?: Explanation;
}

/**
 * Finds the values that a manifest states and that the object does not have after the apply.
 *
 * @see https://kubernetes.io/docs/tasks/manage-kubernetes-objects/declarative-config/#merge-patch-calculation
 */
export function findNotAppliedValues(
  { after, problems }: Outcome,
  manifest: JsonObject,
  server: ApiServer,
): NotApplied[] {
  // An object that is stored in another API version has its values at other paths.
  if (after === undefined || problems.length > 0 || manifest.apiVersion !== after.live.apiVersion) return [];
  const root = { path: '', shape: shapeOf(server.structOf(manifest)) };
  const missing = new Comparison(server).compareMaps(manifestFields(manifest), manifestFields(after.live), root);
  const dropped = listDroppedFields(manifest, server);
  return missing.map((one) => dropped.get(one.path) ?? explainAnnotations(one, manifest));
}

/** If one annotation has no value, kubectl sends none. */
function explainAnnotations(value: NotApplied, manifest: JsonObject): NotApplied {
  if (!hasNullAnnotation(manifest) || !/^\/metadata\/annotations\b/.test(value.path)) return value;
  const reason = 'kubectl sends no annotation of an object if one of them has no value.';
  return { ...value, reason, instead: 'Give each annotation a value, such as "".' };
}

/** The fields of an object that manifests set. A Secret's `stringData` is left out, since it is never stored. */
function manifestFields({ status: _, stringData: __, metadata, ...others }: JsonObject): JsonObject {
  const entries = Object.entries(metadata as JsonObject).filter(([name]) => MANIFEST_METADATA.includes(name));
  return { ...others, metadata: Object.fromEntries(entries) };
}

/** The fields that this version of the API server drops, by their JSON pointers. */
function listDroppedFields(manifest: JsonObject, { version }: ApiServer): ReadonlyMap<string, NotApplied> {
  const fields = findDroppedFields(new Field(manifest), String(manifest.kind), version);
  return new Map(
    fields.map(({ field, rule }) => {
      const path = toJsonPointer(parseFieldPath(field.path));
      const reason = `Kubernetes ${version} drops it. ${describeAvailability(rule)}.`;
      return [path, { path, asked: field.raw, reason }];
    }),
  );
}

/** Compares a manifest with the live object. Values that only the live object has are ignored. */
class Comparison {
  constructor(private readonly server: ApiServer) {}

  compareMaps(asked: JsonObject, live: JsonObject, { path, shape, explanation }: Position): NotApplied[] {
    return Object.entries(asked).flatMap(([name, value]) => {
      const liveValue = Object.hasOwn(live, name) ? live[name] : undefined;
      const member = memberOf(shape, name, this.server.schema);
      return this.compareValues(value, liveValue, { path: path + jsonPointerStep(name), shape: member, explanation });
    });
  }

  private compareValues(asked: Json, live: Json | undefined, position: Position): NotApplied[] {
    if (isEquivalent(asked, live, position.shape)) return [];
    if (isObject(asked) && isObject(live)) return this.compareMaps(asked, live, position);
    if (Array.isArray(asked) && Array.isArray(live)) return this.compareLists(asked, live, position);
    // If no item of a merged list is live, each item is reported by itself.
    const isMergedList = live === undefined && position.shape.merge !== undefined;
    if (Array.isArray(asked) && isMergedList) return this.compareLists(asked, [], position);
    return [notApplied(asked, live, position)];
  }

  private compareLists(asked: readonly Json[], live: readonly Json[], position: Position): NotApplied[] {
    const { merge, item } = position.shape;
    // kubectl adds to a list of strings each item that the manifest has.
    if (merge === '.') return [];
    const isKeyed = merge !== undefined && asked.every(isObject) && live.every(isObject);
    if (isKeyed) return this.compareKeyedLists(asked, live, merge, position);
    return asked.flatMap((one, index) =>
      this.compareValues(one, live[index], itemPosition(position, index, shapeOf(item))),
    );
  }

  /**
   * Compares each item with the live item of the same merge key. If several items have the same merge key, those that
   * are applied are paired first, and the others in their order.
   */
  private compareKeyedLists(
    asked: readonly JsonObject[],
    live: readonly JsonObject[],
    key: string,
    list: Position,
  ): NotApplied[] {
    const unpaired = [...live];
    const items = asked.map((item, index) => {
      const position = itemPosition(list, index, shapeOf(list.shape.item));
      const isRepeated = asked.filter((other) => isSame(item[key], other[key])).length > 1;
      return { item, position: isRepeated ? { ...position, explanation: explainMerge(item, key) } : position };
    });
    const isApplied = ({ item, position }: (typeof items)[number]) => {
      const isEqual = (other: JsonObject) =>
        isSame(item[key], other[key]) && this.compareValues(item, other, position).length === 0;
      return takeFirst(unpaired, isEqual) !== undefined;
    };
    const notEqual = items.filter((one) => !isApplied(one));
    return notEqual.flatMap(({ item, position }) => {
      const liveItem = takeFirst(unpaired, (other) => isSame(item[key], other[key]));
      if (liveItem !== undefined) return this.compareValues(item, liveItem, position);
      return [notApplied(item, undefined, { ...position, explanation: explainMerge(item, key) })];
    });
  }
}

function itemPosition(list: Position, index: number, shape: Shape): Position {
  return { ...list, path: `${list.path}/${index}`, shape };
}

/** Removes the first matching item from a list and returns it. */
function takeFirst(items: JsonObject[], isMatch: (item: JsonObject) => boolean): JsonObject | undefined {
  const index = items.findIndex(isMatch);
  return index === -1 ? undefined : items.splice(index, 1)[0];
}

/** Explains that kubectl merges an item with another one of the same merge key. */
function explainMerge(item: JsonObject, key: string): Explanation {
  const value = JSON.stringify(item[key]);
  return {
    reason: `kubectl apply merges this list by ${key} alone, and several items have ${key} ${value}.`,
    instead: PORT_MERGE_KEYS.includes(key) ? USE_SERVER_SIDE_APPLY : USE_REPLACE,
  };
}

function notApplied(asked: Json, after: Json | undefined, { path, explanation }: Position): NotApplied {
  const reason = after === undefined ? 'The API server dropped the value.' : 'The API server stored another value.';
  return { path, asked, ...(after !== undefined && { after }), ...(explanation ?? { reason }) };
}

/** Whether a stated value and a live value mean the same, although they may be written differently. */
function isEquivalent(asked: Json, live: Json | undefined, shape: Shape): boolean {
  // The API server may set a default in place of null and "".
  if (isSame(asked, live) || asked === null || asked === '') return true;
  if (isZeroValue(asked) && isZeroValue(live ?? null)) return true;
  const isQuantity = shape.item === 'quantity' || shape.item === 'amount';
  return isQuantity && live !== undefined && quantityInNanos(String(asked)) === quantityInNanos(String(live));
}

/** Whether a value means the same as a field that is left out. */
function isZeroValue(value: Json): boolean {
  if (Array.isArray(value)) return value.length === 0;
  if (isObject(value)) return Object.values(value).every(isZeroValue);
  return value === null || value === false || value === 0 || value === '';
}
