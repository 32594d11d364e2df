import { posix } from 'node:path';
import { isManifestFile, type Source, type StoredFile, sourceOf } from './files';
import { git, gitLine, rootOf, whyUnknown } from './git';
import { UnusableInput } from './unusable-input';

const BLOB = /^(\d+) blob (\w+)\t(.*)$/s;
const SYMBOLIC_LINK = '120000';

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
  readonly query: string;
}

/** Whether git knows a commit, or the tree of one, by this name. */
export function isRevision(revision: string): boolean {
  return rootOf(revision) !== undefined;
}

/**
 * The objects that `kubectl apply -f FOLDER` would read at a revision, of a folder of the repository that the current
 * directory is in. Symbolic links are followed within the repository.
 *
 * @throws UnusableInput where there is no such revision, or with all that is wrong with the files
 */
export function readRevision(revision: string, path: string): Source {
  const root = rootOf(revision);
  if (root === undefined) throw new UnusableInput([`git knows no revision ${revision}.${whyUnknown()}`]);
  const folder = inRepository(path);
  const tree = treeOf(root, folder, `${revision}:${path}`);
  const entries = tree === undefined ? [] : entriesOf(tree, `${root}:${folder}`);
  if (entries.length === 0) return { objects: [], isMissing: true, notes: [] };
  return sourceOf(`${revision}:${posix.join(path, '.')}`, contentsOf(entries));
}

/** The path from the top of the repository. */
function inRepository(path: string): string {
  const folder = posix.join(`./${gitLine('rev-parse', '--show-prefix')}`, path, '.');
  if (posix.isAbsolute(path) || folder.startsWith('..')) {
    throw new UnusableInput([`${path} is not within the repository, where a folder at a revision is looked for.`]);
  }
  return folder === '.' ? '' : folder;
}

function treeOf(root: string, folder: string, title: string): string | undefined {
  const [id, type] = `${git(FOLLOWING('--batch-check'), `${root}:${folder}\n`)}`.split(/[ \n]/);
  if (type === 'tree') return id;
  if (gitLine('ls-tree', '--full-tree', root, '--', folder)) throw new UnusableInput([`${title} is no folder.`]);
  return undefined;
}

/** The files of a folder. Links are asked for by their path, or git would give where they lead to as their content. */
function entriesOf(tree: string, path: string): Entry[] {
  return `${git(['ls-tree', '-z', '--full-tree', tree])}`.split('\0').flatMap((line) => {
    const [, mode, id = '', name = ''] = BLOB.exec(line) ?? [];
    return isManifestFile(name) ? [{ name, query: mode === SYMBOLIC_LINK ? `${path}/${name}` : id }] : [];
  });
}

/** One run of git for all of them: to start one for each would take longer than all the rest. */
function contentsOf(entries: readonly Entry[]): StoredFile[] {
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
