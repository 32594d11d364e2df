import { type Dirent, readdirSync, readFileSync, type Stats, statSync } from 'node:fs';
import { posix } from 'node:path';
import { createSource, isManifestFileName, type Source, type StoredFile } from './source';
import { UnusableInput } from './unusable-input';

/** How a folder is read. */
export interface ReadOptions {
  /**
   * Whether nested folders are read, too, as by `kubectl apply --recursive`.
   *
   * @default false
   */
  readonly isRecursive?: boolean;
}

const TEMPLATE_FILE_NAME = /\.(tpl|tmpl|gotmpl|j2|jinja2?)$/;

/**
 * Whether there is a folder at this path.
 *
 * @throws UnusableInput if the path can't be looked up, such as a link that leads back to itself
 */
export function isFolder(path: string): boolean {
  return stat(path)?.isDirectory() ?? false;
}

/**
 * Whether there is a file or a pipe at this path.
 *
 * @throws UnusableInput if the path can't be looked up
 */
export function isFile(path: string): boolean {
  return stat(path)?.isDirectory() === false;
}

/**
 * Reads the objects that `kubectl apply -f FOLDER` applies.
 *
 * @throws UnusableInput with all problems of the folder and its files
 */
export function readFolder(path: string, { isRecursive = false }: ReadOptions = {}): Source {
  if (!isFolder(path)) throw new UnusableInput([`There is no folder ${path}.`]);
  const title = path.replace(/(?<=.)\/+$/, '');
  const files = listFiles(path, '', isRecursive);
  if (files.length === 0) throw new UnusableInput([`${title} has no manifests: ${explainNoManifests(path)}`]);
  const source = createSource({ title, path: title }, files);
  if (source.objects.length === 0) throw new UnusableInput([`${title} has no manifests: its files are empty.`]);
  return source;
}

/**
 * Reads the objects of one file with any name, as `kubectl apply -f FILE` does.
 *
 * @throws UnusableInput with all problems of the file
 */
export function readFile(path: string): Source {
  const folder = posix.dirname(path);
  const title = folder === '.' ? '' : folder;
  const source = createSource({ title, path: folder }, [readStoredFile(path, posix.basename(path))]);
  if (source.objects.length === 0) throw new UnusableInput([`${path} has no manifests: it is empty.`]);
  return { ...source, folder };
}

function stat(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch (error) {
    throw new UnusableInput([`${path} ${describeReadError(error)}`]);
  }
}

/** Reads the files that kubectl reads. It follows links to files, and not to folders. */
function listFiles(folder: string, subfolder: string, isRecursive: boolean): StoredFile[] {
  const entries = listEntries(posix.join(folder, subfolder));
  if (typeof entries === 'string') return [{ name: subfolder, error: entries }];
  return entries.flatMap((entry) => {
    const name = posix.join(subfolder, entry.name);
    if (entry.isDirectory()) return isRecursive ? listFiles(folder, name, isRecursive) : [];
    return isManifestFileName(name) ? [readRegularFile(posix.join(folder, name), name)] : [];
  });
}

function listEntries(folder: string): Dirent[] | string {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    return describeReadError(error);
  }
}

/** Reads a file of a folder. A pipe is rejected, since reading it may never end. */
function readRegularFile(path: string, name: string): StoredFile {
  try {
    const stat = statSync(path);
    if (!stat.isFile() && !stat.isDirectory()) return { name, error: 'is not a regular file' };
  } catch (error) {
    return { name, error: describeReadError(error) };
  }
  return readStoredFile(path, name);
}

function readStoredFile(path: string, name: string): StoredFile {
  try {
    return { name, bytes: readFileSync(path) };
  } catch (error) {
    return { name, error: describeReadError(error) };
  }
}

function describeReadError(error: unknown): string {
  return `can't be read: ${(error as Error).message}`;
}

/** Why a folder has no manifests, and how to fix it. */
function explainNoManifests(folder: string): string {
  const why = 'none of its files ends with .yaml, .yml or .json.';
  if (listFiles(folder, '', true).length > 0) return `${why} Nested folders have such files: add --recursive.`;
  return readdirSync(folder).some((name) => TEMPLATE_FILE_NAME.test(name))
    ? `${why} It has templates: render them first.`
    : why;
}
