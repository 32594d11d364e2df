import {
  type ApiServer,
  amount,
  droppedFields,
  isObject,
  isSame,
  type Json,
  type JsonObject,
  memberOf,
  type Shape,
  shapeOf,
} from '../../api-server';
import { describeAvailability } from '../../kubernetes';
import { Field } from '../../validation';
import { hasNullAnnotation, type Outcome } from '../cluster';
import { jsonPointerStep, parseFieldPath, toJsonPointer } from '../json-pointer';
import type { NotApplied } from '../report';

/** What of the metadata belongs to the one who writes a manifest. */
const OWN_METADATA = ['labels', 'annotations', 'finalizers', 'ownerReferences'];

const REPLACE = 'To apply it, run `kubectl replace`.';
const SERVER_SIDE = 'To apply it, run `kubectl apply --server-side --force-conflicts` or `kubectl replace`.';
/** The keys by which server-side apply tells ports apart by their protocol too. */
const PORTS = ['port', 'containerPort'];

/** A place in a manifest, and in the live object. */
interface Place {
  readonly path: string;
  readonly shape: Shape;
  /** Why a value there may not be applied, where it is not the server's doing. */
  readonly cause?: Pick<NotApplied, 'reason' | 'instead'>;
}

/**
 * The values that a manifest states and that the object does not have after the apply.
 *
 * @see https://kubernetes.io/docs/tasks/manage-kubernetes-objects/declarative-config/#merge-patch-calculation
 */
export function findNotAppliedValues(
  { after, problems }: Outcome,
  manifest: JsonObject,
  server: ApiServer,
): NotApplied[] {
  const struct = server.structOf(manifest);
  // An object that is kept in another version of its API has its values elsewhere.
  if (after === undefined || problems.length > 0 || manifest.apiVersion !== after.live.apiVersion) return [];
  const missing = new Comparison(server).ofMaps(comparable(manifest), comparable(after.live), {
    path: '',
    shape: shapeOf(struct),
  });
  const dropped = droppedIn(manifest, server);
  const isUnreadable = hasNullAnnotation(manifest);
  return missing.map((one) => dropped.get(one.path) ?? (isUnreadable ? withReasonOfAnnotations(one) : one));
}

/** If one annotation has no value, kubectl sends none. */
function withReasonOfAnnotations(one: NotApplied): NotApplied {
  if (!/^\/metadata\/annotations\b/.test(one.path)) return one;
  const reason = 'kubectl sends no annotation of an object if one of them has no value.';
  return { ...one, reason, instead: 'Give each annotation a value, such as "".' };
}

function comparable(object: JsonObject): JsonObject {
  const { status: _, stringData: __, metadata, ...others } = object;
  const own = Object.entries(metadata as JsonObject).filter(([name]) => OWN_METADATA.includes(name));
  return { ...others, metadata: Object.fromEntries(own) };
}

/** What the API server drops, by its path. */
function droppedIn(manifest: JsonObject, { version }: ApiServer): ReadonlyMap<string, NotApplied> {
  const fields = droppedFields(new Field(manifest), String(manifest.kind), version);
  return new Map(
    fields.map(({ field, rule }) => {
      const path = toJsonPointer(parseFieldPath(field.path));
      const reason = `Kubernetes ${version} drops it. ${describeAvailability(rule)}.`;
      return [path, { path, asked: field.raw as Json, reason }];
    }),
  );
}

/** Compares what is asked for with what is live. What only the live object has is not looked at. */
class Comparison {
  constructor(private readonly server: ApiServer) {}

  ofMaps(asked: JsonObject, live: JsonObject, { path, shape, cause }: Place): NotApplied[] {
    return Object.entries(asked).flatMap(([name, value]) => {
      const place = { path: path + jsonPointerStep(name), shape: memberOf(shape, name, this.server.schema), cause };
      return this.of(value, Object.hasOwn(live, name) ? live[name] : undefined, place);
    });
  }

  private of(asked: Json, live: Json | undefined, place: Place): NotApplied[] {
    if (isSame(asked, live) || isUnset(asked) || (isNothing(asked) && isNothing(live ?? null))) return [];
    if (isQuantity(place.shape) && live !== undefined && amount(String(asked)) === amount(String(live))) return [];
    if (isObject(asked) && isObject(live)) return this.ofMaps(asked, live, place);
    const isEmptied = live === undefined && place.shape.merge !== undefined;
    if (Array.isArray(asked) && (Array.isArray(live) || isEmptied))
      return this.ofLists(asked, (live ?? []) as Json[], place);
    return [notApplied(asked, live, place)];
  }

  private ofLists(asked: readonly Json[], live: readonly Json[], place: Place): NotApplied[] {
    const { merge, item } = place.shape;
    // A set gets every item that is asked for.
    if (merge === '.') return [];
    if (merge !== undefined) return this.ofKeyedLists(asked, live, merge, place);
    return asked.flatMap((one, index) => this.of(one, live[index], at(place, index, shapeOf(item))));
  }

  /** Items with one key are compared in their order, those that are equal first. */
  private ofKeyedLists(asked: readonly Json[], live: readonly Json[], key: string, place: Place): NotApplied[] {
    const left = [...live];
    const take = (is: (item: Json) => boolean): Json | undefined => {
      const index = left.findIndex(is);
      return index === -1 ? undefined : left.splice(index, 1)[0];
    };
    const keyOf = (item: Json) => (item as JsonObject)[key];
    const placeOf = (one: Json, index: number) => {
      const count = asked.filter((other) => isSame(keyOf(other), keyOf(one))).length;
      return at(place, index, shapeOf(place.shape.item), count > 1 ? mergedByKey(key, keyOf(one)) : place.cause);
    };
    const isApplied = (one: Json, index: number) =>
      take((item) => isSame(keyOf(item), keyOf(one)) && this.of(one, item, placeOf(one, index)).length === 0) !==
      undefined;
    const rest = asked.map((one, index) => ({ one, index })).filter(({ one, index }) => !isApplied(one, index));
    return rest.flatMap(({ one, index }) => {
      const item = take((other) => isSame(keyOf(other), keyOf(one)));
      if (item !== undefined) return this.of(one, item, placeOf(one, index));
      return [notApplied(one, undefined, at(place, index, {}, mergedByKey(key, keyOf(one))))];
    });
  }
}

function at(place: Place, index: number, shape: Shape, cause = place.cause): Place {
  return { path: `${place.path}/${index}`, shape, ...(cause && { cause }) };
}

/** Why an item is not applied beside another with its merge key. */
function mergedByKey(key: string, value: Json | undefined): Pick<NotApplied, 'reason' | 'instead'> {
  return {
    reason: `kubectl apply merges this list by ${key} alone, and several items have ${key} ${JSON.stringify(value)}.`,
    instead: PORTS.includes(key) ? SERVER_SIDE : REPLACE,
  };
}

function notApplied(asked: Json, after: Json | undefined, { path, cause }: Place): NotApplied {
  const reason = after === undefined ? 'The API server dropped the value.' : 'The API server stored another value.';
  return { path, asked, ...(after !== undefined && { after }), ...(cause ?? { reason }) };
}

function isQuantity({ item }: Shape): boolean {
  return item === 'quantity' || item === 'amount';
}

/** Values that say the same as to leave them out. */
/** Whether the API server reads a value like a field that is left out, which it may fill. */
function isUnset(asked: Json): boolean {
  return asked === null || asked === '';
}

function isNothing(value: Json): boolean {
  if (Array.isArray(value)) return value.length === 0;
  return isObject(value) ? Object.values(value).every(isNothing) : [null, false, 0, ''].includes(value as null);
}
