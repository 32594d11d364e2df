import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isManifestFile, type Source, type StoredFile, sourceOf } from './files';
import { UnusableInput } from './unusable-input';

/** Whether there is a folder at this path. */
export function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/**
 * The objects that `kubectl apply -f FOLDER` would read: of the files of the folder itself, not of those below.
 *
 * @throws UnusableInput with all that is wrong with them
 */
export function readFolder(path: string): Source {
  if (!isFolder(path)) throw new UnusableInput([`There is no folder ${path}.`]);
  const names = readdirSync(path, { withFileTypes: true })
    .filter((entry) => isManifestFile(entry.name) && !entry.isDirectory())
    .map(({ name }) => name);
  if (names.length === 0)
    throw new UnusableInput([`${path} has no manifests: no file of it ends in .yaml, .yml or .json.`]);
  const title = path.replace(/(?<=.)\/+$/, '');
  const source = sourceOf(
    title,
    names.map((name) => stored(path, name)),
  );
  if (source.objects.length === 0) throw new UnusableInput([`${title} has no manifests: its files are empty.`]);
  return source;
}

function stored(folder: string, name: string): StoredFile {
  try {
    return { name, bytes: readFileSync(join(folder, name)) };
  } catch (error) {
    return { name, bytes: `can't be read: ${(error as Error).message}` };
  }
}
