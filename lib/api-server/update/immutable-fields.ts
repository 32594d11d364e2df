import {
  IMMUTABLE_FIELDS,
  type ImmutableField,
  isOlder,
  type KubernetesVersion,
  type MutableField,
} from '../../kubernetes';
import type { Field, Issue } from '../../validation';
import { immutableFieldIssue, isChangeAllowed } from './allowed-changes';
import { type FieldUpdate, fieldAt, fieldsOf, hasMap, isUnchanged, membersOf } from './field-update';

/** Finds the changes of immutable fields in the update of an object of a kind. */
export function validateImmutableFields(object: FieldUpdate, kind: string, version: KubernetesVersion): Issue[] {
  const rules: readonly ImmutableField[] = (Object.hasOwn(IMMUTABLE_FIELDS, kind) && IMMUTABLE_FIELDS[kind]) || [];
  return rules
    .filter((rule) => isInVersion(rule, version) && isApplicable(rule, object.before))
    .flatMap(({ path, but = [] }) => {
      const mutable = but.filter((field) => isInVersion(field, version));
      return findForbiddenChanges(path.reduce(fieldAt, object), mutable, { kind, after: object.after });
    });
}

function isInVersion({ since, before }: Pick<ImmutableField, 'since' | 'before'>, version: KubernetesVersion): boolean {
  const isIntroduced = since === undefined || !isOlder(version, since);
  return isIntroduced && (before === undefined || isOlder(version, before));
}

function isApplicable({ where }: ImmutableField, live: Field): boolean {
  return where === undefined || live.at(...where.path).raw === where.value;
}

interface UpdatedObject {
  readonly kind: string;
  readonly after: Field;
}

/** Finds the changes within a field, except those that the mutable fields allow. */
function findForbiddenChanges(update: FieldUpdate, mutable: readonly MutableField[], object: UpdatedObject): Issue[] {
  if (isUnchanged(update)) return [];
  const rule = mutable.find(({ path }) => path.length === 0);
  if (rule !== undefined) {
    const isAllowed = isChangeAllowed(rule.by, update, object.after);
    return isAllowed ? [] : [immutableFieldIssue(update, object.kind, rule.by)];
  }
  // A mutable field may be set or unset together with the map around it.
  const members = mutable.length > 0 && hasMap(update) ? fieldsOf(update) : membersOf(update);
  if (members.length === 0) return [immutableFieldIssue(update, object.kind)];
  return members.flatMap(([key, member]) => findForbiddenChanges(member, mutableWithin(mutable, key), object));
}

/** The mutable fields within a member, with their paths from there. */
function mutableWithin(mutable: readonly MutableField[], key: string): MutableField[] {
  return mutable.flatMap(({ path: [step, ...path], ...field }) => (step === key ? [{ ...field, path }] : []));
}
