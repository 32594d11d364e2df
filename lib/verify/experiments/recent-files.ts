import type { ClusterClient } from '../cluster';
import { runScript } from './shell';

/**
 * Prints the files that were written within the last minute, with the first 40 characters of each. `-xdev` keeps
 * `find` in the container's own file system, which is lost with the container.
 */
const FIND_RECENT_FILES = `find / -xdev -type f -mmin -1 2>/dev/null | while IFS= read -r file; do
  line=
  IFS= read -r line < "$file" 2>/dev/null
  printf '%s\\t%.40s\\n' "$file" "$line"
done`;

/** A file that an app has written. */
export interface WrittenFile {
  readonly path: string;
  readonly firstLine: string;
}

/** The files outside of volumes that a container has just written. Undefined if its image has no shell with `find`. */
export async function findRecentFiles(
  cluster: ClusterClient,
  pod: string,
  container: string,
): Promise<readonly WrittenFile[] | undefined> {
  const result = await runScript(cluster, { pod, container, script: FIND_RECENT_FILES, args: [] });
  if (result === undefined || result.code !== 0) return undefined;
  return Array.from(result.stdout.matchAll(/^([^\t\n]*)\t([^\t\n]*)/gm), ([, path, firstLine]) => ({
    path: String(path),
    firstLine: String(firstLine),
  }));
}
