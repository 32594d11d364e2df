import { isObject, isSame, type Json } from '../../kubernetes';
import { Field } from '../../validation';

/** The key of an item that a list has before and after an update, in paths of mutable fields. */
const ANY_ITEM = '*';

/** A field before and after an update. */
export interface FieldUpdate {
  /** The live field. */
  readonly before: Field;
  readonly after: Field;
  /** The live value with normalized quantities, so that `1Gi` and `1024Mi` are equal. Undefined if it is not set. */
  readonly oldValue: Json | undefined;
  readonly newValue: Json | undefined;
}

/** A member of a map or list, by its key in paths of mutable fields. */
export type Member = readonly [key: string, update: FieldUpdate];

/** Whether an update leaves a field as it is. */
export function isUnchanged({ oldValue, newValue }: FieldUpdate): boolean {
  return isSame(oldValue, newValue);
}

/** Whether a field is a map before or after an update. */
export function hasMap({ oldValue, newValue }: FieldUpdate): boolean {
  return isObject(oldValue) || isObject(newValue);
}

/** The update of a field of a map. */
export function fieldAt({ before, after, oldValue, newValue }: FieldUpdate, key: string): FieldUpdate {
  return {
    before: before.at(key),
    after: after.at(key),
    oldValue: valueAt(oldValue, key),
    newValue: valueAt(newValue, key),
  };
}

/** The updates of the fields that a map has before or after. */
export function fieldsOf(update: FieldUpdate): Member[] {
  const keys = new Set([update.oldValue, update.newValue].filter(isObject).flatMap((map) => Object.keys(map)));
  return [...keys].map((key) => [key, fieldAt(update, key)]);
}

/** The updates of the members of a value that is a map, or a list, before and after. Empty for other values. */
export function membersOf(update: FieldUpdate): Member[] {
  const { oldValue, newValue } = update;
  if (Array.isArray(oldValue) && Array.isArray(newValue)) return itemsOf(update, oldValue, newValue);
  return isObject(oldValue) && isObject(newValue) ? fieldsOf(update) : [];
}

function itemsOf({ before, after }: FieldUpdate, oldItems: readonly Json[], newItems: readonly Json[]): Member[] {
  const [oldCount, newCount] = [oldItems.length, newItems.length];
  return Array.from({ length: Math.max(oldCount, newCount) }, (_, index) => {
    const update = {
      before: itemAt(before, index),
      after: itemAt(after, index),
      oldValue: oldItems[index],
      newValue: newItems[index],
    };
    // Mutable fields of items do not allow to add or remove an item.
    return [index < Math.min(oldCount, newCount) ? ANY_ITEM : String(index), update];
  });
}

function itemAt(list: Field, index: number): Field {
  return list.items()[index] ?? new Field(undefined, `${list.path}[${index}]`);
}

function valueAt(value: Json | undefined, key: string): Json | undefined {
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}
