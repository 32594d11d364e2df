import { posix } from 'node:path';
import { isReadFile, type Place, type Source, type StoredFile, sourceOf } from './files';
import type { Reading } from './folder';
import { git, gitLine, rootOf, whyUnknown } from './git';
import { UnusableInput } from './unusable-input';

const ENTRY = /^(\d+) \w+ (\w+)\t(.*)$/s;
const SYMBOLIC_LINK = '120000';
const SUBMODULE = '160000';
const FOLDER = '040000';

const FOLLOWING = (mode: string): string[] => ['cat-file', mode, '--follow-symlinks'];

/** Why there is no content, by what git says instead. */
const NO_CONTENT: Readonly<Record<string, string>> = {
  dangling: 'is a symbolic link to what is not there',
  loop: 'is a symbolic link that leads back to itself',
  missing: 'is not in this clone',
  notdir: 'is a symbolic link by way of what is no folder',
  submodule: 'is a symbolic link into a submodule',
  symlink: 'is a symbolic link to what is outside the repository',
  tree: 'is a symbolic link to a folder',
};

/** A file of a folder, and how git is asked for it. */
interface Entry {
  readonly name: string;
  readonly mode: string;
  readonly query: string;
}

/** Whether git knows a commit, or the tree of one, by this name. */
export function isRevision(revision: string): boolean {
  return rootOf(revision) !== undefined;
}

/**
 * The objects that `kubectl apply -f FOLDER` would read at a revision, of a folder of the repository that the current
 * directory is in; or of one file, if the path leads to a file. Symbolic links are followed within the repository.
 *
 * @throws UnusableInput if there is no such revision, or with all that is wrong with the files
 */
export function readRevision(revision: string, path: string, { isRecursive = false }: Reading = {}): Source {
  const root = rootOf(revision);
  if (root === undefined) throw new UnusableInput([`git knows no revision ${revision}.${whyUnknown()}`]);
  const top = inRepository(path);
  const found = lookUp(root, top, `${revision}:${path}`);
  if (found?.type === 'blob') {
    const [folder, name] = [posix.dirname(posix.join(path, '.')), posix.basename(top)];
    return { ...sourceOf(placeOf(revision, folder), contentsOf([{ name, query: found.id }])), folder };
  }
  const entries = found === undefined ? [] : entriesOf(found.id, `${root}:${top}`, isRecursive);
  const files = entries.filter(({ mode, name }) => mode !== SUBMODULE && isReadFile(name));
  if (files.length === 0) return { objects: [], isMissing: true, notes: [] };
  const place = placeOf(revision, posix.join(path, '.'));
  const source = sourceOf(place, contentsOf(files));
  const submodules = isRecursive ? entries.filter(({ mode }) => mode === SUBMODULE) : [];
  const skipped = submodules.map(
    ({ name }) => `${revision}:${posix.join(path, name)} is a submodule: its files are not read.`,
  );
  return { ...source, notes: [...source.notes, ...skipped] };
}

function placeOf(revision: string, path: string): Place {
  return { title: `${revision}:${path === '.' ? '' : path}`, path, revision };
}

/** The path from the top of the repository. */
export function inRepository(path: string): string {
  const folder = posix.join(`./${gitLine('rev-parse', '--show-prefix')}`, path, '.');
  if (posix.isAbsolute(path) || folder.startsWith('..')) {
    throw new UnusableInput([`${path} is not within the repository, where a folder at a revision is looked for.`]);
  }
  return folder === '.' ? '' : folder;
}

/** The folder or file at a path. */
function lookUp(root: string, path: string, title: string): { readonly id: string; readonly type: string } | undefined {
  const answer = `${git(FOLLOWING('--batch-check'), `${root}:${path}\n`)}`;
  const [id, type] = answer.split(/[ \n]/) as [string, string];
  if (type === 'tree' || type === 'blob') return { id, type };
  if (gitLine('ls-tree', '--full-tree', root, '--', path)) {
    throw new UnusableInput([`${title} is neither a folder nor a file.`]);
  }
  return undefined;
}

/**
 * The files and submodules of a folder. Links are asked for by their path, or git would give where they lead to as
 * their content.
 */
function entriesOf(tree: string, path: string, isRecursive: boolean): Entry[] {
  const how = isRecursive ? ['-r'] : [];
  return `${git(['ls-tree', '-z', '--full-tree', ...how, tree])}`.split('\0').flatMap((line) => {
    const [, mode, id = '', name = ''] = ENTRY.exec(line) ?? [];
    if (mode === undefined || mode === FOLDER) return [];
    return [{ name, mode, query: mode === SYMBOLIC_LINK ? `${path}/${name}` : id }];
  });
}

/** One run of git for all of them: to start one for each would take longer than all the rest. */
function contentsOf(entries: readonly Pick<Entry, 'name' | 'query'>[]): StoredFile[] {
  const answers = git(FOLLOWING('--batch'), entries.map(({ query }) => `${query}\n`).join('')) as Buffer;
  let start = 0;
  return entries.map(({ name }) => {
    const end = answers.indexOf('\n', start);
    const header = answers.toString('utf8', start, end);
    const size = / (\d+)$/.exec(header)?.[1];
    const what = String(header.replace(/ \d+$/, '').split(' ').at(-1));
    const content = answers.subarray(end + 1, end + 1 + Number(size ?? 0));
    start = end + 1 + (size === undefined ? 0 : content.length + 1);
    return { name, bytes: what === 'blob' ? content : String(NO_CONTENT[what]) };
  });
}
