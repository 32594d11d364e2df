import { posix } from 'node:path';
import type { ReadOptions } from './folder';
import { explainUnknownCommit, findTree, readGitLine, runGit } from './git';
import { requireRepositoryPath } from './repository-path';
import { createSource, isManifestFileName, type Source, type SourceLocation, type StoredFile } from './source';
import { UnusableInput } from './unusable-input';

const TREE_ENTRY = /^(\d+) \w+ (\w+)\t(.*)$/s;
const SYMBOLIC_LINK_MODE = '120000';
const SUBMODULE_MODE = '160000';
const FOLDER_MODE = '040000';

/** Why an object has no content, by the word that `git cat-file` prints. */
const missingContentReasons: Readonly<Record<string, string>> = {
  dangling: 'is a symbolic link to a missing file',
  loop: 'is a symbolic link that leads back to itself',
  missing: 'is not in this clone',
  notdir: 'is a symbolic link through a file',
  submodule: 'is a symbolic link into a submodule',
  symlink: 'is a symbolic link out of the repository',
  tree: 'is a symbolic link to a folder',
};

/** A file or a folder of a tree. */
interface TreeObject {
  readonly id: string;
  readonly type: 'blob' | 'tree';
}

/** A file of a folder at a revision. */
interface RevisionFile {
  readonly name: string;
  readonly mode: string;
  /** The name by which git finds its content. */
  readonly query: string;
}

/** Whether git knows a commit or a tree by this name. */
export function isRevision(revision: string): boolean {
  return findTree(revision) !== undefined;
}

/**
 * Reads the objects that `kubectl apply -f PATH` would apply at a revision. The path is a folder or a file of the
 * repository of the current directory. Symbolic links are followed within the repository.
 *
 * @throws UnusableInput if there is no such revision, or with all problems of the files
 */
export function readRevision(revision: string, path: string, { isRecursive = false }: ReadOptions = {}): Source {
  const root = findTree(revision);
  if (root === undefined) throw new UnusableInput([`git knows no revision ${revision}.${explainUnknownCommit()}`]);
  const top = requireRepositoryPath(path);
  const found = findInTree(root, top, `${revision}:${path}`);
  if (found === undefined) return { objects: [], isMissing: true, notes: [] };
  if (found.type === 'blob') {
    const [folder, name] = [posix.dirname(posix.join(path, '.')), posix.basename(top)];
    return { ...createSource(locate(revision, folder), readContents([{ name, query: found.id }])), folder };
  }
  return readTree(revision, path, listTree(found.id, `${root}:${top}`, isRecursive), isRecursive);
}

function readTree(revision: string, path: string, entries: readonly RevisionFile[], isRecursive: boolean): Source {
  const files = entries.filter(({ mode, name }) => mode !== SUBMODULE_MODE && isManifestFileName(name));
  if (files.length === 0) return { objects: [], isMissing: true, notes: [] };
  const source = createSource(locate(revision, posix.join(path, '.')), readContents(files));
  const submodules = isRecursive ? entries.filter(({ mode }) => mode === SUBMODULE_MODE) : [];
  const submoduleNotes = submodules.map(
    ({ name }) => `${revision}:${posix.join(path, name)} is a submodule: its files are not read.`,
  );
  return { ...source, notes: [...source.notes, ...submoduleNotes] };
}

function locate(revision: string, path: string): SourceLocation {
  return { title: `${revision}:${path === '.' ? '' : path}`, path, revision };
}

/** @param title names the path in messages */
function findInTree(root: string, path: string, title: string): TreeObject | undefined {
  const answer = `${runGit(catFileArgs('--batch-check'), `${root}:${path}\n`)}`;
  const [id, type] = answer.split(/[ \n]/);
  if (id !== undefined && (type === 'tree' || type === 'blob')) return { id, type };
  if (readGitLine('ls-tree', '--full-tree', root, '--', path)) {
    throw new UnusableInput([`${title} is neither a folder nor a file.`]);
  }
  return undefined;
}

/** Lists the files and submodules of a folder. Links are queried by path: by ID git would return their target path. */
function listTree(tree: string, path: string, isRecursive: boolean): RevisionFile[] {
  const flags = isRecursive ? ['-r'] : [];
  return `${runGit(['ls-tree', '-z', '--full-tree', ...flags, tree])}`.split('\0').flatMap((line) => {
    const [, mode, id = '', name = ''] = TREE_ENTRY.exec(line) ?? [];
    if (mode === undefined || mode === FOLDER_MODE) return [];
    return [{ name, mode, query: mode === SYMBOLIC_LINK_MODE ? `${path}/${name}` : id }];
  });
}

/** Reads the contents of all files in one run of git, which is faster than a run for each. */
function readContents(files: readonly Pick<RevisionFile, 'name' | 'query'>[]): StoredFile[] {
  const output = runGit(catFileArgs('--batch'), files.map(({ query }) => `${query}\n`).join('')) as Buffer;
  let start = 0;
  return files.map(({ name }) => {
    const headerEnd = output.indexOf('\n', start);
    const header = output.toString('utf8', start, headerEnd);
    const size = / (\d+)$/.exec(header)?.[1];
    const type = String(header.replace(/ \d+$/, '').split(' ').at(-1));
    const content = output.subarray(headerEnd + 1, headerEnd + 1 + Number(size ?? 0));
    start = headerEnd + 1 + (size === undefined ? 0 : content.length + 1);
    return type === 'blob' ? { name, bytes: content } : { name, error: String(missingContentReasons[type]) };
  });
}

function catFileArgs(mode: '--batch' | '--batch-check'): string[] {
  return ['cat-file', mode, '--follow-symlinks'];
}
