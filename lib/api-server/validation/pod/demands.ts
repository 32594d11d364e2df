import type { NameForm, Range } from '../../../kubernetes';
import { isInRange } from '../../../kubernetes';
import { type Field, findDuplicates, type Issue } from '../../../validation';

/** Says what is wrong with a field. */
export type Demand = (field: Field) => readonly Issue[];

/** Whether there is a value. */
export function isSet({ raw: value }: Field): boolean {
  return value !== undefined && value !== null;
}

/** Whether there is a value that says something: no empty string, no empty list. */
export function isGiven(field: Field): boolean {
  const { raw: value } = field;
  return isSet(field) && value !== '' && !(Array.isArray(value) && value.length === 0);
}

/** What each of these demands. */
export function all(...demands: readonly Demand[]): Demand {
  return (field) => {
    const found: Issue[] = [];
    for (const demand of demands) for (const problem of demand(field)) found.push(problem);
    return found;
  };
}

/** These demands, of the field under a key, whether it is there or not. */
export function at(key: string, ...demands: readonly Demand[]): Demand {
  const demand = all(...demands);
  return (field) => demand(field.at(key));
}

/** These demands, of the field under a key, where it is there. */
export function within(key: string, ...demands: readonly Demand[]): Demand {
  return at(key, where(isSet, ...demands));
}

/** These demands, of every item of the list under a key. */
export function each(key: string, ...demands: readonly Demand[]): Demand {
  const demand = all(...demands);
  return (field) => field.at(key).items().flatMap(demand);
}

/** These demands, where this holds. */
export function where(holds: (field: Field) => boolean, ...demands: readonly Demand[]): Demand {
  const demand = all(...demands);
  return (field) => (holds(field) ? demand(field) : []);
}

/** That something is given. */
export function needed(why = ''): Demand {
  return (field) => (isGiven(field) ? [] : [field.issue(why === '' ? 'given' : `given: ${why}`)]);
}

/** That nothing is given. */
export function leftOut(why: string): Demand {
  return (field) => (isGiven(field) ? [field.issue(`left out: ${why}`)] : []);
}

/** That a value passes a test, where there is one; `allowed` says what passes it. */
export function is(allowed: string, test: (value: unknown) => boolean): Demand {
  return (field) => (!isSet(field) || test(field.raw) ? [] : [field.issue(allowed)]);
}

/** That a string passes a test, where there is one. */
export function textThat(allowed: string, test: (text: string) => boolean): Demand {
  return is(allowed, (value) => test(String(value)));
}

/** That a value is one of these words, where there is one. */
export function oneOf(words: readonly string[]): Demand {
  return is(`one of ${words.map((word) => word || '""').join(', ')}`, (value) => words.some((word) => word === value));
}

/** That a string has a form, where there is one. */
export function named({ words, pattern, maxLength }: NameForm): Demand {
  return textThat(words, (text) => text.length <= maxLength && pattern.test(text));
}

/** That a number is in a range, where there is one. */
export function inRange(range: Range): Demand {
  return is(`a whole number from ${range.min} to ${range.max}`, (value) => isInRange(range, value));
}

/** That a list has no more items than so many. */
export function atMost(most: number, of: string): Demand {
  return is(`at most ${most} ${of}`, (value) => (value as readonly unknown[]).length <= most);
}

/** That of these fields no two are the same, or the same by what `keys` say of them. What isn't given doesn't count. */
export function distinct(
  fields: readonly Field[],
  keys: readonly string[] = fields.map(({ scalar: word }) => word),
): readonly Issue[] {
  const given = fields.map((field, index) => ({ field, key: keys[index] })).filter(({ field }) => isGiven(field));
  const values = new Map(given.map(({ field: { path, raw: value } }) => [path, value]));
  return findDuplicates(given.map(({ field: { path }, key }) => ({ path, value: key, owner: path }))).map(
    (problem) => ({
      ...problem,
      value: values.get(problem.path),
    }),
  );
}

/** That of these keys one is there, and no other beside it. */
export function exactlyOne(keys: readonly string[]): Demand {
  const none: Demand = (field) =>
    keys.some((key) => isSet(field.at(key))) ? [] : [field.issue(`with one of ${keys.join(', ')}`)];
  return all(none, atMostOne(keys));
}

/** That of these keys not two are there. */
export function atMostOne(keys: readonly string[]): Demand {
  return (field) => {
    const [first, ...others] = keys.map((key) => field.at(key)).filter(isSet);
    return others.map((other) => other.issue(`left out: ${first?.path} is there already`));
  };
}

/** A path in which no part leads out again. */
export const withoutBacksteps: Demand = textThat('a path without ".." as a part', hasNoBackstep);

/** A path from somewhere on, in which no part leads out again. */
export const descending: Demand = textThat('a path without "/" in front, and without ".." as a part', isDescending);

/** A path at which a volume can have a file: what begins with ".." is where Kubernetes keeps the files themselves. */
export const pathOfFile: Demand = textThat(
  'a path without "/" or ".." in front, and without ".." as a part',
  (path) => isDescending(path) && !path.startsWith('..'),
);

function hasNoBackstep(path: string): boolean {
  return !path.split('/').includes('..');
}

function isDescending(path: string): boolean {
  return !path.startsWith('/') && hasNoBackstep(path);
}
