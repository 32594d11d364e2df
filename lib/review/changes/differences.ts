import {
  isObject,
  isSame,
  type Json,
  type JsonObject,
  memberOf,
  type Schema,
  type Shape,
  shapeOf,
} from '../../api-server';
import { jsonPointerStep } from '../json-pointer';
import type { PathStep } from './path-steps';

/** What two manifests of one object say otherwise. */
export interface Difference {
  /** JSON pointer into the later manifest; where the field is gone from there, into the earlier. */
  readonly path: string;
  readonly before: Json | undefined;
  readonly after: Json | undefined;
  /** How it is found in an object in which the items of a list may stand in another order. */
  readonly steps: readonly PathStep[];
}

interface Place {
  readonly path: string;
  readonly steps: readonly PathStep[];
  readonly shape: Shape;
}

/** Where two manifests differ, as deep down as both have something there. */
export function findDifferences(
  before: JsonObject,
  after: JsonObject,
  struct: string | undefined,
  schema: Schema,
): Difference[] {
  return ofMaps(before, after, { path: '', steps: [], shape: shapeOf(struct) }, schema);
}

function of(before: Json | undefined, after: Json | undefined, place: Place, schema: Schema): Difference[] {
  if (isSame(before, after)) return [];
  if (isObject(before) && isObject(after)) return ofMaps(before, after, place, schema);
  if (Array.isArray(before) && Array.isArray(after)) return ofLists(before, after, place, schema);
  return [{ path: place.path, before, after, steps: place.steps }];
}

function ofMaps(before: JsonObject, after: JsonObject, { path, steps, shape }: Place, schema: Schema): Difference[] {
  const names = new Set([...Object.keys(after), ...Object.keys(before)]);
  return [...names].flatMap((name) => {
    const place = { path: path + jsonPointerStep(name), steps: [...steps, name], shape: memberOf(shape, name, schema) };
    return of(own(before, name), own(after, name), place, schema);
  });
}

function ofLists(before: readonly Json[], after: readonly Json[], place: Place, schema: Schema): Difference[] {
  const { merge, item } = place.shape;
  const key = merge === '.' ? undefined : merge;
  const known = key !== undefined && isKeyed(before, key) && isKeyed(after, key);
  if (!known) return ofPlainLists(before, after, place, schema);
  const found = ofKeyedLists(before as JsonObject[], after as JsonObject[], key, place, item, schema);
  // What has the same items otherwise has them in another order.
  return found.length > 0 ? found : [{ path: place.path, before, after, steps: place.steps }];
}

function ofPlainLists(before: readonly Json[], after: readonly Json[], place: Place, schema: Schema): Difference[] {
  const { path, steps, shape } = place;
  if (before.length !== after.length) return [{ path, before, after, steps }];
  return after.flatMap((item, index) =>
    of(before[index], item, { path: `${path}/${index}`, steps: [...steps, index], shape: shapeOf(shape.item) }, schema),
  );
}

function ofKeyedLists(
  before: readonly JsonObject[],
  after: readonly JsonObject[],
  key: string,
  { path, steps }: Place,
  type: string | undefined,
  schema: Schema,
): Difference[] {
  const indexed = (items: readonly JsonObject[]) => new Map(items.map((item, index) => [item[key] as Json, index]));
  const [was, is] = [indexed(before), indexed(after)];
  return [...new Set([...is.keys(), ...was.keys()])].flatMap((value) => {
    const [one, other] = [was.get(value), is.get(value)];
    const place = {
      path: `${path}/${other ?? one}`,
      steps: [...steps, { key, value }],
      shape: shapeOf(type),
    };
    return of(
      one === undefined ? undefined : before[one],
      other === undefined ? undefined : after[other],
      place,
      schema,
    );
  });
}

/** Whether the items of a list are maps that one key tells apart. */
function isKeyed(items: readonly Json[], key: string): boolean {
  const values = items.map((item) => (isObject(item) ? item[key] : undefined));
  return !values.includes(undefined) && new Set(values).size === items.length;
}

function own(object: JsonObject, name: string): Json | undefined {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}
