import type { ChangeAllowed } from '../../kubernetes';
import { isSame, type Json, type JsonObject, objectOf } from '../../kubernetes';
import { type Field, formatPlainValue, type Issue } from '../../validation';
import type { FieldUpdate } from './field-update';

/** A way in which a field may change that otherwise can't. */
interface Way {
  /** Whether this is it. */
  allows(place: FieldUpdate, object: Field): boolean;
  /** What must stand there, to stand behind "must be". */
  words(before: string): string;
}

const listed = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? value : []);
const isIn = (list: Json | undefined) => (item: Json) => listed(list).some((other) => isSame(item, other));
/** A toleration may change in how long it tolerates. */
const untimed = (item: Json): Json =>
  objectOf(Object.entries(item as JsonObject).filter(([name]) => name !== 'tolerationSeconds'));
const asItIs = (before: string) => `${before}, as it is on the cluster`;

const WAYS: Readonly<Record<ChangeAllowed, Way>> = {
  given: {
    allows: ({ oldValue: was }) => was === undefined,
    words: (before) => `${asItIs(before)}: once it is given,`,
  },
  grown: {
    allows: ({ oldValue: was, newValue: is = 0 }) => BigInt(String(is)) >= BigInt(String(was)),
    words: (before) => `at least ${asItIs(before)}: but to grow,`,
  },
  lowered: {
    allows: ({ oldValue: was, newValue: is }) => is !== undefined && (was === undefined || Number(is) <= Number(was)),
    words: (before) => `at most ${asItIs(before)}: but for less,`,
  },
  extended: {
    allows: ({ oldValue: was, newValue: is }) =>
      listed(was)
        .map(untimed)
        .every(isIn(listed(is).map(untimed))),
    words: (before) => `all of ${asItIs(before)}, and what is added: but for that,`,
  },
  shortened: {
    allows: ({ oldValue: was, newValue: is }) => listed(is).every(isIn(was)),
    words: (before) => `some of ${asItIs(before)}: but for less,`,
  },
  'as-parallelism': {
    allows: ({ newValue: is }, object) => is === object.at('spec', 'parallelism').raw,
    words: (before) => `${asItIs(before)}, or what spec.parallelism is: but for that,`,
  },
};

/** Whether an update of an object may change a place so. */
export function isChangeAllowed(by: ChangeAllowed | undefined, place: FieldUpdate, object: Field): boolean {
  return by === undefined || WAYS[by].allows(place, object);
}

/** That an update of an object of a kind can't change a place, or not in this way. */
export function immutableFieldIssue({ before, after }: FieldUpdate, kind: string, by?: ChangeAllowed): Issue {
  const was = before.raw === undefined ? 'left out' : formatPlainValue(before.raw);
  const must = by === undefined ? `${asItIs(was)}:` : WAYS[by].words(was);
  return after.issue(`${must} the ${nameOf(after)} of this ${kind} can't be changed`);
}

/** What people call a field: the part of the spec that it is in, or of the object. */
function nameOf({ path }: Field): string {
  return path.replace(/^spec\./, '').replace(/[.[].*/, '');
}
