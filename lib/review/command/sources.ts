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

/** The locations of BASE and HEAD, and how they are read. */
export interface ReviewInputs extends ReadOptions {
  /**
   * A folder, a file, a revision, or `-` for stdin.
   *
   * @default the merge base with main
   */
  readonly base?: string;
  /**
   * A folder, a file, a revision, or `-` for stdin.
   *
   * @default the folder of `path` on disk
   */
  readonly head?: string;
  /** The folder or file that is read at a revision. */
  readonly path: string;
  /** How BASE and HEAD are rendered. Undefined if nothing is rendered. */
  readonly rendering?: { readonly base: RenderOptions; readonly head: RenderOptions };
  /** Problems of the options. They are reported together with those of BASE and HEAD. */
  readonly problems: readonly string[];
  readStdin(): Uint8Array;
}

/** The manifests of BASE and HEAD. */
export interface ReviewSources {
  readonly base: Source;
  readonly head: Source;
  /** The folder of HEAD's files, as a user would type it. Empty if HEAD was not read from files. */
  readonly folder: string;
  readonly notes: readonly string[];
}

/** How one side, BASE or HEAD, is read. */
interface SideInputs extends ReadOptions {
  readonly path: string;
  readonly rendering: RenderOptions | undefined;
  readStdin(): Uint8Array;
}

/** One side that was read. */
interface ReadSide {
  readonly source: Source;
  readonly folder: string;
  readonly rendered?: RenderedSource;
}

const STDIN = '-';
const STDIN_TWICE = 'stdin can be BASE or HEAD, not both: name a folder, a file or a revision for one.';

/**
 * Reads BASE and HEAD.
 *
 * @throws UnusableInput with all problems of the options, BASE and HEAD
 */
export function readSources(inputs: ReviewInputs): ReviewSources {
  const { path, rendering, problems } = inputs;
  if (inputs.base === STDIN && inputs.head === STDIN) throw new UnusableInput([...problems, STDIN_TWICE]);
  const base = tryRead(() => readBase(inputs.base, { ...inputs, rendering: rendering?.base }));
  const head = tryRead(() => readHead(inputs.head, { ...inputs, rendering: rendering?.head }));
  if (base instanceof UnusableInput || head instanceof UnusableInput || problems.length > 0) {
    throw new UnusableInput([...problems, ...problemsOf(base), ...problemsOf(head)]);
  }
  return {
    base: base.source,
    head: head.source,
    folder: head.folder,
    notes: [
      ...(base.source.isMissing ? [`BASE has no manifests in ${path}: the review assumes an empty cluster.`] : []),
      ...renderNotes(base, head, rendering?.head),
    ],
  };
}

function tryRead(read: () => ReadSide): ReadSide | UnusableInput {
  try {
    return read();
  } catch (error) {
    if (error instanceof UnusableInput) return error;
    throw error;
  }
}

function problemsOf(read: ReadSide | UnusableInput): readonly string[] {
  return read instanceof UnusableInput ? read.problems : [];
}

function readBase(place: string | undefined, side: SideInputs): ReadSide {
  return place === undefined ? readAtRevision(findMergeBaseWithMain(), side) : readPlace(place, side);
}

function readHead(place: string | undefined, side: SideInputs): ReadSide {
  const head = place === undefined ? readFromDisk(side.path, side) : readPlace(place, side);
  if (!head.source.isMissing) return head;
  throw new UnusableInput([`There are no manifests in ${side.path} at the revision ${place}.`]);
}

/** Reads the folder or the manifest file of this name; if there is none, the revision; if there is none, the file. */
function readPlace(place: string, side: SideInputs): ReadSide {
  if (place === STDIN) return { source: readText('stdin', side.readStdin()), folder: '' };
  if (isFolder(place) || (MANIFEST_FILE.test(place) && isFile(place))) return readFromDisk(place, side);
  if (isRevision(place)) return readAtRevision(place, side);
  if (isFile(place)) return readFromDisk(place, side);
  throw new UnusableInput([`${place} is not a folder, a file or a revision that git knows.`]);
}

const MANIFEST_FILE = /\.(json|ya?ml)$/;

function readFromDisk(place: string, side: SideInputs): ReadSide {
  return readOrRender(
    () => (isFile(place) ? readFile(place) : readFolder(place, side)),
    (program, options) => renderFolder(place, program, options),
    place,
    side,
  );
}

function readAtRevision(revision: string, side: SideInputs): ReadSide {
  return readOrRender(
    () => readRevision(revision, side.path, side),
    (program, options) => renderRevision(revision, side.path, program, options),
    side.path,
    side,
  );
}

/** Reads manifests. If they have to be rendered first, renders them, provided that `--render` is given. */
function readOrRender(
  read: () => Source,
  render: (program: FolderToRender['program'], options: RenderOptions) => RenderedSource,
  folder: string,
  { rendering }: SideInputs,
): ReadSide {
  try {
    const source = read();
    return { source, folder: source.folder ?? folder };
  } catch (error) {
    const program = error instanceof RenderingRequired ? rendererFor(error) : undefined;
    if (program === undefined || rendering === undefined) throw error;
    const rendered = render(program, rendering);
    return { source: rendered, folder: '', rendered };
  }
}

/** The program that renders the folder itself. Undefined if only nested folders have to be rendered. */
function rendererFor({ folders }: RenderingRequired): FolderToRender['program'] | undefined {
  return folders.find(({ folder }) => folder === '')?.program;
}

/** Returns notes about what Helm or Kustomize rendered, and about render options that had no effect. */
function renderNotes(base: ReadSide, head: ReadSide, options: RenderOptions | undefined): string[] {
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

function sideNotes(side: string, { rendered }: ReadSide): string[] {
  if (rendered === undefined) return [];
  const { command, revision } = rendered;
  return [`${side} is the output of \`${command}\`${revision === undefined ? '' : ` at ${revision}`}.`];
}
