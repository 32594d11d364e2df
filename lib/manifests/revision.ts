import { posix } from 'node:path';
import type { ReadOptions } from './folder';
import { explainUnknownCommit, findTree, readGitLine, runGit } from './git';
import { createSource, isManifestFileName, type Source, type SourceLocation, type StoredFile } from './source';
import { UnusableInput } from './unusable-input';

const TREE_ENTRY = /^(\d+) \w+ (\w+)\t(.*)$/s;
const SYMBOLIC_LINK_MODE = '120000';
const SUBMODULE_MODE = '160000';
const FOLDER_MODE = '040000';

const catFileArgs = (mode: string): string[] => ['cat-file', mode, '--follow-symlinks'];

/** Why there is no content, by what git says instead. */
const missingContentReasons: Readonly<Record<string, string>> = {
  dangling: 'is a symbolic link to what is not there',
  loop: 'is a symbolic link that leads back to itself',
  missing: 'is not in this clone',
  notdir: 'is a symbolic link by way of what is no folder',
  submodule: 'is a symbolic link into a submodule',
  symlink: 'is a symbolic link to what is outside the repository',
  tree: 'is a symbolic link to a folder',
};

/** A file of a folder, and how git is asked for it. */
interface RevisionFile {
  readonly name: string;
  readonly mode: string;
  readonly query: string;
}

/** Whether git knows a commit, or the tree of one, by this name. */
export function isRevision(revision: string): boolean {
  return findTree(revision) !== undefined;
}

/**
 * The objects that `kubectl apply -f FOLDER` would read at a revision, of a folder of the repository that the current
 * directory is in; or of one file, if the path leads to a file. Symbolic links are followed within the repository.
 *
 * @throws UnusableInput if there is no such revision, or with all that is wrong with the files
 */
export function readRevision(revision: string, path: string, { isRecursive = false }: ReadOptions = {}): Source {
  const root = findTree(revision);
  if (root === undefined) throw new UnusableInput([`git knows no revision ${revision}.${explainUnknownCommit()}`]);
  const top = assertInRepository(path);
  const found = findInTree(root, top, `${revision}:${path}`);
  if (found?.type === 'blob') {
    const [folder, name] = [posix.dirname(posix.join(path, '.')), posix.basename(top)];
    return { ...createSource(locate(revision, folder), readContents([{ name, query: found.id }])), folder };
  }
  const entries = found === undefined ? [] : listTree(found.id, `${root}:${top}`, isRecursive);
  const files = entries.filter(({ mode, name }) => mode !== SUBMODULE_MODE && isManifestFileName(name));
  if (files.length === 0) return { objects: [], isMissing: true, notes: [] };
  const place = locate(revision, posix.join(path, '.'));
  const source = createSource(place, readContents(files));
  const submodules = isRecursive ? entries.filter(({ mode }) => mode === SUBMODULE_MODE) : [];
  const skipped = submodules.map(
    ({ name }) => `${revision}:${posix.join(path, name)} is a submodule: its files are not read.`,
  );
  return { ...source, notes: [...source.notes, ...skipped] };
}

function locate(revision: string, path: string): SourceLocation {
  return { title: `${revision}:${path === '.' ? '' : path}`, path, revision };
}

/** The path from the top of the repository. */
export function assertInRepository(path: string): string {
  const folder = posix.join(`./${readGitLine('rev-parse', '--show-prefix')}`, path, '.');
  if (posix.isAbsolute(path) || folder.startsWith('..')) {
    throw new UnusableInput([`${path} is not within the repository, where a folder at a revision is looked for.`]);
  }
  return folder === '.' ? '' : folder;
}

/** The folder or file at a path. */
function findInTree(
  root: string,
  path: string,
  title: string,
): { readonly id: string; readonly type: string } | undefined {
  const answer = `${runGit(catFileArgs('--batch-check'), `${root}:${path}\n`)}`;
  const [id, type] = answer.split(/[ \n]/) as [string, string];
  if (type === 'tree' || type === 'blob') return { id, type };
  if (readGitLine('ls-tree', '--full-tree', root, '--', path)) {
    throw new UnusableInput([`${title} is neither a folder nor a file.`]);
  }
  return undefined;
}

/**
 * The files and submodules of a folder. Links are asked for by their path, or git would give where they lead to as
 * their content.
 */
function listTree(tree: string, path: string, isRecursive: boolean): RevisionFile[] {
  const how = isRecursive ? ['-r'] : [];
  return `${runGit(['ls-tree', '-z', '--full-tree', ...how, tree])}`.split('\0').flatMap((line) => {
    const [, mode, id = '', name = ''] = TREE_ENTRY.exec(line) ?? [];
    if (mode === undefined || mode === FOLDER_MODE) return [];
    return [{ name, mode, query: mode === SYMBOLIC_LINK_MODE ? `${path}/${name}` : id }];
  });
}

/** One run of git for all of them: to start one for each would take longer than all the rest. */
function readContents(entries: readonly Pick<RevisionFile, 'name' | 'query'>[]): StoredFile[] {
  const answers = runGit(catFileArgs('--batch'), entries.map(({ query }) => `${query}\n`).join('')) as Buffer;
  let start = 0;
  return entries.map(({ name }) => {
    const end = answers.indexOf('\n', start);
    const header = answers.toString('utf8', start, end);
    const size = / (\d+)$/.exec(header)?.[1];
    const what = String(header.replace(/ \d+$/, '').split(' ').at(-1));
    const content = answers.subarray(end + 1, end + 1 + Number(size ?? 0));
    start = end + 1 + (size === undefined ? 0 : content.length + 1);
    return { name, bytes: what === 'blob' ? content : String(missingContentReasons[what]) };
  });
}
