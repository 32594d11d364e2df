import { type FieldPlace, formatPlace, placeOf } from './places';
import { elementOf, type KubernetesRelease, type TypeFields } from './release';

type ApiTypes = Pick<KubernetesRelease, 'kinds' | 'types'>;

/** A field that only one of two releases has, or whose type differs. */
export interface TypeFieldChange {
  readonly what: 'added' | 'removed' | 'changed';
  readonly type: string;
  readonly field: string;
  /** The shortest place that has the field. */
  readonly place: string;
  /** How many places have the field beside this one. */
  readonly others: number;
  /** The Go types of a field that differs, in words. */
  readonly detail?: string;
}

/** The differences between the types of two releases. */
export interface TypeChanges {
  readonly kindsAdded: readonly string[];
  readonly kindsRemoved: readonly string[];
  readonly fields: readonly TypeFieldChange[];
}

/** Compares kinds and fields. Does not list the fields of a type that only one release has. */
export function compareTypes(before: ApiTypes, after: ApiTypes): TypeChanges {
  const placesBefore = findPlaces(before);
  const placesAfter = findPlaces(after);
  const fields = Object.entries(after.types).flatMap(([type, other]) => {
    const one = before.types[type];
    if (one === undefined) return [];
    const names = [...new Set([...Object.keys(one), ...Object.keys(other)])].sort();
    return names.flatMap((field): TypeFieldChange[] => {
      const change = compareField(one[field], other[field]);
      if (change === undefined) return [];
      const places = (change.what === 'removed' ? placesBefore : placesAfter).get(type) ?? [];
      const [shortest, ...others] = places.map(({ kind, path }) => formatPlace({ kind, path: joinPath(path, field) }));
      return [{ ...change, type, field, place: shortest ?? `${type} ${field}`, others: others.length }];
    });
  });
  return {
    kindsAdded: keysOnlyIn(after.kinds, before.kinds),
    kindsRemoved: keysOnlyIn(before.kinds, after.kinds),
    fields: fields.sort((one, other) => (one.place < other.place ? -1 : 1)),
  };
}

function compareField(
  before: TypeFields[string] | undefined,
  after: TypeFields[string] | undefined,
): Pick<TypeFieldChange, 'what' | 'detail'> | undefined {
  if (before === undefined) return { what: 'added' };
  if (after === undefined) return { what: 'removed' };
  const [one, other] = [before, after].map(describeField);
  return one === other ? undefined : { what: 'changed', detail: `${one} before, ${other} after` };
}

function describeField({ type, merge, retain }: TypeFields[string]): string {
  return [type, merge && `merged by ${merge}`, retain && 'retainKeys'].filter(Boolean).join(', ');
}

function keysOnlyIn(one: object, other: object): string[] {
  return Object.keys(one)
    .filter((name) => !Object.hasOwn(other, name))
    .sort();
}

/** The places of each type in objects of any kind, the shortest path first. */
function findPlaces({ kinds, types }: ApiTypes): Map<string, FieldPlace[]> {
  const places = new Map<string, Map<string, FieldPlace>>();
  const visit = (kind: string, path: string, type: string, parents: readonly string[]): void => {
    const fields = types[type];
    if (fields === undefined || parents.includes(type)) return;
    const place = placeOf(kind, path);
    const ofType = places.get(type) ?? new Map<string, FieldPlace>();
    places.set(type, ofType);
    if (ofType.has(formatPlace(place))) return;
    ofType.set(formatPlace(place), place);
    for (const [field, { type: typeOfField }] of Object.entries(fields)) {
      const items = /[[{]/.test(typeOfField) ? '[*]' : '';
      visit(kind, `${joinPath(path, field)}${items}`, elementOf(typeOfField), [...parents, type]);
    }
  };
  for (const [name, { type }] of Object.entries(kinds)) {
    if (type !== undefined) visit(name.split(' ')[1] as string, '', type, []);
  }
  const byLength = (one: FieldPlace, other: FieldPlace) => formatPlace(one).length - formatPlace(other).length;
  return new Map([...places].map(([type, found]) => [type, [...found.values()].sort(byLength)]));
}

function joinPath(path: string, field: string): string {
  return path === '' ? field : `${path}.${field}`;
}
