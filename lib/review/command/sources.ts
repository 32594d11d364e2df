import {
  type FolderToRender,
  findMergeBaseWithMain,
  isFile,
  isFolder,
  isRevision,
  type ReadOptions,
  RenderingRequired,
  readFile,
  readFolder,
  readRevision,
  readText,
  type Source,
  UnusableInput,
} from '../../manifests';
import {
  DEFAULT_RELEASE,
  type RenderedSource,
  type RenderOptions,
  renderFolder,
  renderRevision,
} from '../../rendering';

/** Where to find what is to be compared. */
export interface Places extends ReadOptions {
  /** A folder, a file, a revision, or `-` for standard input; undefined for the merge base with main. */
  readonly base?: string;
  /** A folder, a file, a revision, or `-` for standard input; undefined for the folder on disk. */
  readonly head?: string;
  /** The folder or file that is looked for at a revision. */
  readonly path: string;
  /** How BASE and HEAD are rendered; undefined if nothing is. */
  readonly rendering?: { readonly base: RenderOptions; readonly head: RenderOptions };
  /** What is wrong with the options themselves. */
  readonly problems: readonly string[];
  readStdin(): Uint8Array;
}

/** What is to be compared. */
export interface Sources {
  readonly base: Source;
  readonly head: Source;
  /** The folder that HEAD's files are in, as people type it. Empty if it is not read from files. */
  readonly folder: string;
  readonly notes: readonly string[];
}

/** What was read, and how. */
interface Found {
  readonly source: Source;
  readonly folder: string;
  readonly rendered?: RenderedSource;
}

/** What is read, and how it is rendered if it has to be. */
interface Side extends ReadOptions {
  readonly path: string;
  readonly rendering: RenderOptions | undefined;
  readStdin(): Uint8Array;
}

const STDIN = '-';

/**
 * Reads what is to be compared.
 *
 * @throws UnusableInput with all that is wrong with either
 */
export function sourcesOf(places: Places): Sources {
  const { base, head, path, rendering } = places;
  const isTwice = base === STDIN && head === STDIN;
  const twice = isTwice ? ['stdin can be BASE or HEAD, not both: name a folder, a file or a revision for one.'] : [];
  const reads = [
    () => baseOf(base, { ...places, rendering: rendering?.base }),
    () => headOf(head, { ...places, rendering: rendering?.head }),
  ];
  const [before, after] = isTwice ? [] : reads.map(attempt);
  const unread = [before, after].flatMap((read) => (read instanceof UnusableInput ? read.problems : []));
  const problems = [...places.problems, ...twice, ...unread];
  if (problems.length > 0) throw new UnusableInput(problems);
  const [found, wanted] = [before as Found, after as Found];
  return {
    base: found.source,
    head: wanted.source,
    folder: wanted.folder,
    notes: [
      ...(found.source.isMissing ? [`BASE has no manifests in ${path}: the review assumes an empty cluster.`] : []),
      ...renderNotes(found, wanted, rendering?.head),
    ],
  };
}

function attempt(read: () => Found): Found | UnusableInput {
  try {
    return read();
  } catch (error) {
    if (error instanceof UnusableInput) return error;
    throw error;
  }
}

function baseOf(place: string | undefined, side: Side): Found {
  return place === undefined ? atRevision(findMergeBaseWithMain(), side) : sourceAt(place, side);
}

function headOf(place: string | undefined, side: Side): Found {
  const found = place === undefined ? onDisk(side.path, side) : sourceAt(place, side);
  if (found.source.isMissing)
    throw new UnusableInput([`There are no manifests in ${side.path} at the revision ${place}.`]);
  return found;
}

/** A folder or a file of manifests where there is one of this name, then a revision, then any other file. */
function sourceAt(place: string, side: Side): Found {
  if (place === STDIN) return { source: readText('stdin', side.readStdin()), folder: '' };
  if (isFolder(place) || (MANIFESTS.test(place) && isFile(place))) return onDisk(place, side);
  if (isRevision(place)) return atRevision(place, side);
  if (isFile(place)) return onDisk(place, side);
  throw new UnusableInput([`${place} is not a folder, a file or a revision that git knows.`]);
}

const MANIFESTS = /\.(json|ya?ml)$/;

function onDisk(place: string, side: Side): Found {
  return readOrRender(
    () => (isFile(place) ? readFile(place) : readFolder(place, side)),
    (program, options) => renderFolder(place, program, options),
    place,
    side,
  );
}

function atRevision(revision: string, side: Side): Found {
  return readOrRender(
    () => readRevision(revision, side.path, side),
    (program, options) => renderRevision(revision, side.path, program, options),
    side.path,
    side,
  );
}

function readOrRender(
  read: () => Source,
  render: (program: FolderToRender['program'], options: RenderOptions) => RenderedSource,
  folder: string,
  { rendering }: Side,
): Found {
  try {
    const source = read();
    return { source, folder: source.folder ?? folder };
  } catch (error) {
    const program = error instanceof RenderingRequired ? programFor(error) : undefined;
    if (program === undefined || rendering === undefined) throw error;
    const rendered = render(program, rendering);
    return { source: rendered, folder: '', rendered };
  }
}

/** What renders the folder that was to be read; undefined if only folders in it are to be rendered. */
function programFor({ folders }: RenderingRequired): FolderToRender['program'] | undefined {
  return folders.find(({ folder }) => folder === '')?.program;
}

function renderNotes(base: Found, head: Found, options: RenderOptions | undefined): string[] {
  if (options === undefined) return [];
  const rendered = [base, head].flatMap((found) => found.rendered ?? []);
  if (rendered.length === 0) return ['--render had nothing to do: no folder is a Helm chart or a kustomization.'];
  const hasChart = rendered.some(({ command }) => command.startsWith('helm'));
  return [
    ...sideNotes('BASE', base),
    ...sideNotes('HEAD', head),
    ...(hasChart || options.values.length === 0 ? [] : ['--values had nothing to do: no folder is a Helm chart.']),
    ...(options.releaseName !== undefined || !hasChart
      ? []
      : [`The Helm release is taken to be ${DEFAULT_RELEASE}. If not, name it with --release-name.`]),
  ];
}

function sideNotes(side: string, { rendered }: Found): string[] {
  if (rendered === undefined) return [];
  const { command, revision } = rendered;
  return [`${side} is the output of \`${command}\`${revision === undefined ? '' : ` at ${revision}`}.`];
}
