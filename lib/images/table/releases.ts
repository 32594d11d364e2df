import type { Release } from '../stateful-image';

/** Creates releases that differ only in `from` and `opensFrom`. */
export function createReleases(
  common: Omit<Release, 'from' | 'opensFrom'>,
  versions: readonly (readonly [from: string, opensFrom: string])[],
): Release[] {
  return versions.map(([from, opensFrom]) => ({ from, opensFrom, ...common }));
}

/**
 * Pairs of `from` and `opensFrom`, as in `Release`, for consecutive releases. Each opens only its own data and that of the
 * release before: `['17', '16']`.
 */
export function pairConsecutive(prefix: string, first: number, last: number): [from: string, opensFrom: string][] {
  const numbers = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  return numbers.map((number) => [`${prefix}${number}`, `${prefix}${number - 1}`]);
}

/** Creates the release of an image whose maintainers do not say which data a version opens. */
export function createUndocumentedRelease(dataPath: string): Release {
  return { from: '0', dataPath, opensFrom: '0', downgrades: 'unknown', upgrade: 'an export and an import' };
}
