import { IMMUTABLE, type Immutable, isOlder, type KubernetesVersion, type Mutable } from '../../kubernetes';
import type { Field, Issue } from '../../validation';
import { immutableFieldIssue, isChangeAllowed } from './allowed-changes';
import { at, type FieldUpdate, isUnchanged, membersOf } from './field-update';

/** What an update changes of the fields that nobody can, by kind and version. */
export function validateImmutableFields(object: FieldUpdate, kind: string, version: KubernetesVersion): Issue[] {
  const rules = Object.hasOwn(IMMUTABLE, kind) ? (IMMUTABLE[kind] as readonly Immutable[]) : [];
  return rules
    .filter((rule) => isSince(rule, version) && applies(rule, object.before))
    .flatMap(({ path, but = [] }) => {
      const mutable = but.filter((field) => isSince(field, version));
      return changes(path.reduce(at, object), mutable, { kind, object: object.after });
    });
}

function isSince({ since, before }: Pick<Immutable, 'since' | 'before'>, version: KubernetesVersion): boolean {
  return !(since && isOlder(version, since)) && !(before && !isOlder(version, before));
}

function applies({ where }: Immutable, live: Field): boolean {
  return where === undefined || live.at(...where.path).raw === where.value;
}

interface Whole {
  readonly kind: string;
  readonly object: Field;
}

/** What changes in a place, but for what may. */
function changes(place: FieldUpdate, mutable: readonly Mutable[], whole: Whole): Issue[] {
  if (isUnchanged(place)) return [];
  const here = mutable.find(({ path }) => path.length === 0);
  if (here !== undefined) {
    return isChangeAllowed(here.by, place, whole.object) ? [] : [immutableFieldIssue(place, whole.kind, here.by)];
  }
  const members = membersOf(place, mutable.length > 0);
  if (members.length === 0) return [immutableFieldIssue(place, whole.kind)];
  return members.flatMap(([key, member]) => changes(member, within(mutable, key), whole));
}

function within(mutable: readonly Mutable[], key: string): Mutable[] {
  return mutable.flatMap(({ path: [step, ...path], ...field }) => (step === key ? [{ ...field, path }] : []));
}
