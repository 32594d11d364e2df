import type { ClusterClient } from '../cluster';
import { runScript } from './shell';

/**
 * The files outside of any volume that were written within the last minute, with what is on the first line of each.
 * `find` stays on the file system of the container itself, which goes with the container.
 */
const RECENT = `find / -xdev -type f -mmin -1 2>/dev/null | while IFS= read -r file; do
  line=
  IFS= read -r line < "$file" 2>/dev/null
  printf '%s\\t%.40s\\n' "$file" "$line"
done`;

/** A file that an app has just written to, and how it begins. */
export interface WrittenFile {
  readonly path: string;
  readonly firstLine: string;
}

/** Where a container writes outside of its volumes; undefined where it can't be seen. */
export async function findRecentFiles(
  cluster: ClusterClient,
  pod: string,
  container: string,
): Promise<readonly WrittenFile[] | undefined> {
  const ended = await runScript(cluster, { pod, container, script: RECENT, args: [] });
  if (ended === undefined || ended.code !== 0) return undefined;
  return ended.stdout
    .split('\n')
    .filter((line) => line.includes('\t'))
    .map((line) => {
      const [path, begins] = line.split('\t') as [string, string];
      return { path, firstLine: begins };
    });
}
