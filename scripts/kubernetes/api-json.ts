import type { KubernetesRelease, TypeFields } from './release';

/** A release and its version in `lib/kubernetes/api.json`. */
export type VersionedRelease = Pick<KubernetesRelease, 'kinds' | 'types'> & { readonly version: string };

/**
 * The text of `lib/kubernetes/api.json`: the kinds and types of all releases, with `since` and `until` if not all
 * releases have them. Releases must be sorted, the oldest first.
 */
export function formatApiJson(releases: readonly VersionedRelease[]): string {
  const versions = releases.map(({ version }) => version);
  const kinds = mergeVersions(
    versions,
    releases.map((release) => release.kinds),
  );
  const names = new Set(releases.flatMap(({ types }) => Object.keys(types)));
  const types = Object.fromEntries(
    [...names].map((name) => [
      name,
      mergeVersions<TypeFields[string]>(
        versions,
        releases.map((release) => release.types[name]),
      ),
    ]),
  );
  return `{\n"kinds": ${formatEntries(kinds)},\n"types": ${formatEntries(types)}\n}\n`;
}

/** Merges the entries of all versions. The newest version that has an entry wins. `since` and `until` name the others. */
export function mergeVersions<Entry extends object>(
  versions: readonly string[],
  entries: readonly (Readonly<Record<string, Entry>> | undefined)[],
): Record<string, object> {
  const possible = versions.filter((_, index) => entries[index] !== undefined);
  const names = new Set(entries.flatMap((ofVersion) => Object.keys(ofVersion ?? {})));
  return Object.fromEntries(
    [...names].map((name) => {
      const having = versions.filter((_, index) => Object.hasOwn(entries[index] ?? {}, name));
      const newest = entries.findLast((ofVersion) => Object.hasOwn(ofVersion ?? {}, name))?.[name];
      return [
        name,
        {
          ...newest,
          ...(having[0] !== possible[0] && { since: having[0] }),
          ...(having.at(-1) !== possible.at(-1) && { until: having.at(-1) }),
        },
      ];
    }),
  );
}

/** Formats a map with one line for each entry, sorted by name. An object with only a type is written as the type. */
function formatEntries(entries: Readonly<Record<string, object>>): string {
  const shorten = (_: string, value: unknown) =>
    Object.keys(Object(value)).join() === 'type' && typeof Object(value).type === 'string' ? Object(value).type : value;
  const sorted = Object.entries(entries).sort(([one], [other]) => (one < other ? -1 : 1));
  const lines = sorted.map(([name, entry]) => `${JSON.stringify(name)}: ${JSON.stringify(entry, shorten)}`);
  return `{\n${lines.join(',\n')}\n}`;
}
