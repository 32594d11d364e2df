import { isObject, isSame, type Json } from '../../kubernetes';
import { Field } from '../../validation';

/** Every item of a list that was one before, in a path. */
const EACH = '*';

/** A place in an object before and after an update. */
export interface FieldUpdate {
  readonly before: Field;
  readonly after: Field;
  /** What stands there by its meaning, in which quantities that are as much read alike. */
  readonly oldValue: Json | undefined;
  readonly newValue: Json | undefined;
}

/** The place under a key of this one. */
export function at({ before, after, oldValue: was, newValue: is }: FieldUpdate, key: string): FieldUpdate {
  return { before: before.at(key), after: after.at(key), oldValue: member(was, key), newValue: member(is, key) };
}

/** Whether an update changes nothing in a place. */
export function isUnchanged({ oldValue: was, newValue: is }: FieldUpdate): boolean {
  return isSame(was, is);
}

/**
 * What is in a place, by key, or `*` for the items of a list; nothing where it is looked at as a whole.
 *
 * @param deeply whether what is only there before or only after has members too
 */
export function membersOf(
  place: FieldUpdate,
  deeply: boolean,
): readonly (readonly [key: string, member: FieldUpdate])[] {
  const { oldValue: was, newValue: is } = place;
  if (Array.isArray(was) && Array.isArray(is)) return itemsOf(place, was, is);
  const both = [was, is].filter(isObject);
  if (both.length < (deeply ? 1 : 2)) return [];
  const keys = new Set(both.flatMap((map) => Object.keys(map)));
  return [...keys].map((key) => [key, at(place, key)] as const);
}

function itemsOf(
  { before, after }: FieldUpdate,
  was: readonly Json[],
  is: readonly Json[],
): (readonly [string, FieldUpdate])[] {
  const both = Math.min(was.length, is.length);
  return Array.from({ length: Math.max(was.length, is.length) }, (_, index) => {
    const place = { before: item(before, index), after: item(after, index), oldValue: was[index], newValue: is[index] };
    // An item that comes or goes is no change within an item.
    return [index < both ? EACH : String(index), place] as const;
  });
}

function item(list: Field, index: number): Field {
  return list.items()[index] ?? new Field(undefined, `${list.path}[${index}]`);
}

function member(value: Json | undefined, key: string): Json | undefined {
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}
