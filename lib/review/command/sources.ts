import {
  isFolder,
  isRevision,
  mergeBaseWithMain,
  readFolder,
  readRevision,
  type Source,
  UnusableInput,
} from '../../manifests';

/** Where to find what is to be compared. */
export interface Places {
  /** A folder or a revision; undefined for the merge base with main. */
  readonly base?: string;
  /** A folder or a revision; undefined for the folder on disk. */
  readonly head?: string;
  /** The folder that is looked for at a revision. */
  readonly path: string;
}

/** What is to be compared. */
export interface Sources {
  readonly base: Source;
  readonly head: Source;
  readonly notes: readonly string[];
}

/**
 * Reads what is to be compared.
 *
 * @throws UnusableInput with all that is wrong with either
 */
export function sourcesOf({ base, head, path }: Places): Sources {
  const reads = [() => baseOf(base, path), () => headOf(head, path)];
  const [before, after] = reads.map(attempt);
  const problems = [before, after].flatMap((read) => (read instanceof UnusableInput ? read.problems : []));
  if (problems.length > 0) throw new UnusableInput(problems);
  return { base: before as Source, head: after as Source, notes: notesOn(before as Source, path) };
}

function attempt(read: () => Source): Source | UnusableInput {
  try {
    return read();
  } catch (error) {
    if (error instanceof UnusableInput) return error;
    throw error;
  }
}

function baseOf(place: string | undefined, path: string): Source {
  return place === undefined ? readRevision(mergeBaseWithMain(), path) : sourceAt(place, path);
}

function headOf(place: string | undefined, path: string): Source {
  const source = place === undefined ? readFolder(path) : sourceAt(place, path);
  if (source.isMissing) throw new UnusableInput([`There are no manifests in ${path} at the revision ${place}.`]);
  return source;
}

/** A folder where there is one of this name, and otherwise a revision. */
function sourceAt(place: string, path: string): Source {
  if (isFolder(place)) return readFolder(place);
  if (isRevision(place)) return readRevision(place, path);
  throw new UnusableInput([`${place} is neither a folder nor a revision that git knows.`]);
}

function notesOn(base: Source, path: string): string[] {
  return base.isMissing ? [`BASE has no manifests in ${path}: nothing is taken to have been applied before.`] : [];
}
