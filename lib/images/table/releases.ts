import type { Release } from '../stateful-image';

/** Releases that differ in nothing but what they open: pairs of `from` and `opensFrom`. */
export function releasesOf(
  same: Omit<Release, 'from' | 'opensFrom'>,
  versions: readonly (readonly [from: string, opensFrom: string])[],
): Release[] {
  return versions.map(([from, opensFrom]) => ({ from, opensFrom, ...same }));
}

/** Releases that open the data of the one before and none older. */
export function oneByOne(prefix: string, first: number, last: number): [from: string, opensFrom: string][] {
  const numbers = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  return numbers.map((number) => [`${prefix}${number}`, `${prefix}${number - 1}`]);
}

/** The release of an image whose maintainers do not say which data a version opens. */
export function unsaidRelease(dataPath: string): Release {
  return { from: '0', dataPath, opensFrom: '0', downgrades: 'unknown', upgrade: 'an export and an import' };
}
