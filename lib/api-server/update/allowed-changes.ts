import { type AllowedChange, isObject, isSame, type Json, listOf, omitKeys } from '../../kubernetes';
import { type Field, formatPlainValue, type Issue } from '../../validation';
import type { FieldUpdate } from './field-update';

/** A kind of change that an immutable field allows. */
interface ChangeRule {
  /** Whether an update is such a change. */
  isMadeBy(update: FieldUpdate, object: Field): boolean;
  /**
   * The allowed values, in words that follow "must be".
   *
   * @param live the live value, such as `'1Gi', as it is on the cluster`
   * @param field names the field, such as `the resources of this PersistentVolumeClaim`
   */
  describe(live: string, field: string): string;
}

const CHANGE_RULES: Readonly<Record<AllowedChange, ChangeRule>> = {
  given: {
    isMadeBy: ({ oldValue }) => oldValue === undefined,
    describe: (live, field) => `${live}: ${field} can be set, but not changed`,
  },
  grown: {
    isMadeBy: ({ oldValue, newValue = 0 }) => BigInt(String(newValue)) >= BigInt(String(oldValue)),
    describe: (live, field) => `at least ${live}: ${field} can only grow`,
  },
  lowered: {
    isMadeBy: ({ oldValue, newValue }) =>
      newValue !== undefined && (oldValue === undefined || Number(newValue) <= Number(oldValue)),
    describe: (live, field) => `at most ${live}: ${field} can only be set or lowered`,
  },
  extended: {
    isMadeBy: ({ oldValue, newValue }) =>
      includesAll(listOf(newValue).map(dropDuration), listOf(oldValue).map(dropDuration)),
    describe: (live, field) => `a list that includes ${live}: items can only be added to ${field}`,
  },
  shortened: {
    isMadeBy: ({ oldValue, newValue }) => includesAll(listOf(oldValue), listOf(newValue)),
    describe: (live, field) => `a part of ${live}: items can only be removed from ${field}`,
  },
  'as-parallelism': {
    isMadeBy: ({ newValue }, object) => newValue === object.at('spec', 'parallelism').raw,
    describe: (live, field) => `${live}, or equal to spec.parallelism: ${field} can only change together with it`,
  },
};

function includesAll(list: readonly Json[], items: readonly Json[]): boolean {
  return items.every((item) => list.some((one) => isSame(one, item)));
}

/** The `tolerationSeconds` of a toleration may change. */
function dropDuration(toleration: Json): Json {
  return isObject(toleration) ? omitKeys(toleration, ['tolerationSeconds']) : toleration;
}

/** Whether the update of a field is a change that is allowed. Without `by`, every change is. */
export function isChangeAllowed(by: AllowedChange | undefined, update: FieldUpdate, object: Field): boolean {
  return by === undefined || CHANGE_RULES[by].isMadeBy(update, object);
}

/** Describes a change of an immutable field, and which changes are allowed. */
export function immutableFieldIssue({ before, after }: FieldUpdate, kind: string, by?: AllowedChange): Issue {
  const value = before.raw === undefined ? 'left out' : formatPlainValue(before.raw);
  const live = `${value}, as it is on the cluster`;
  const field = `the ${nameOf(after)} of this ${kind}`;
  return after.issue(by === undefined ? `${live}: ${field} can't be changed` : CHANGE_RULES[by].describe(live, field));
}

/** The name that Kubernetes' documentation uses for a field: that of the part of the spec or object that has it. */
function nameOf({ path }: Field): string {
  return path.replace(/^spec\./, '').replace(/[.[].*/, '');
}
