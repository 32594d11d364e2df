import { mergeDuplicates } from './duplicate-objects';
import {
  describeRendering,
  describeTemplates,
  findFoldersToRender,
  isBelow,
  isKustomizationName,
  RenderingRequired,
} from './folders-to-render';
import { type FileContent, readObjects, type SourceObject } from './objects';
import { UnusableInput } from './unusable-input';

/** The extensions of the files that `kubectl apply -f FOLDER` reads. */
const EXTENSIONS = ['.json', '.yaml', '.yml'];

/** The objects of a folder, in the order in which `kubectl apply` applies them. */
export interface Source {
  readonly objects: readonly SourceObject[];
  /** Whether the folder does not exist at the revision, or has no manifests. */
  readonly isMissing: boolean;
  /** Remarks on how it was read. */
  readonly notes: readonly string[];
  /** The folder of the file, if a single file was read. Empty for a text that is in no file. */
  readonly folder?: string;
}

/** A file of a folder: its content, or why it can't be read. */
export type StoredFile = {
  /** Its path in the folder: `web/service.yaml`. */
  readonly name: string;
} & ({ readonly bytes: Uint8Array } | { readonly error: string });

/** A decoded file. */
interface DecodedFile {
  readonly name: string;
  /** Undefined if it can't be read. */
  readonly text?: string;
  /** Why it can't be read, to follow its title. */
  readonly error?: string;
}

/** The location of a folder of manifests. */
export interface SourceLocation {
  /** The prefix of its files in messages: `dist`, or `v1.2.0:dist`. Empty if there is none. */
  readonly title: string;
  /** The path in commands: `dist`. */
  readonly path: string;
  /** Undefined on disk. */
  readonly revision?: string;
}

/** Whether `kubectl apply -f FOLDER` or `kubectl apply -k FOLDER` reads a file with this name. */
export function isManifestFileName(name: string): boolean {
  return EXTENSIONS.some((extension) => name.endsWith(extension)) || isKustomizationName(name);
}

/**
 * Reads the objects of the files of a folder, in the order in which kubectl applies them.
 *
 * @throws RenderingRequired if there are charts or kustomizations, with all other problems
 * @throws UnusableInput with all problems of the files
 */
export function createSource(location: SourceLocation, files: readonly StoredFile[]): Source {
  const decoded = files.toSorted(comparePaths).map(decode);
  const toRender = findFoldersToRender(decoded);
  const contents = decoded
    .filter(({ name }) => !toRender.some(({ folder }) => isBelow(name, folder)) && !name.endsWith('Kustomization'))
    .map((file) => ({ ...file, ...readContent(location, file) }));
  const templates = contents.filter(({ text, problems }) => problems.length > 0 && text?.includes('{{'));
  const problems = [
    ...toRender.map((folder) => describeRendering(folder, location)),
    ...contents.flatMap((content) => content.problems),
    ...describeTemplates(
      templates.map(({ name }) => name),
      location,
    ),
  ];
  if (toRender.length > 0) throw new RenderingRequired(problems, toRender);
  if (problems.length > 0) throw new UnusableInput(problems);
  const { objects, notes } = mergeDuplicates(
    contents.flatMap((content) => content.objects),
    (file) => titleOf(location, file),
  );
  return { objects, isMissing: false, notes: [...contents.flatMap((content) => content.notes), ...notes] };
}

/** The order of kubectl, which walks each folder in the byte order of names. */
function comparePaths(one: StoredFile, other: StoredFile): number {
  const [first, second] = [one, other].map(({ name }) => Buffer.from(name.replaceAll('/', '\0')));
  return Buffer.compare(first as Buffer, second as Buffer);
}

function readContent(location: SourceLocation, { name, text, error }: DecodedFile): FileContent {
  const title = titleOf(location, name);
  return text === undefined
    ? { objects: [], problems: [`${title} ${error}`], notes: [] }
    : readObjects({ name, title, text });
}

/** The name of a file in messages. */
function titleOf({ title }: SourceLocation, name: string): string {
  return title === '' || title.endsWith(':') ? `${title}${name}` : `${title}/${name}`;
}

function decode(file: StoredFile): DecodedFile {
  if ('error' in file) return file;
  const { name, bytes } = file;
  try {
    return { name, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { name, error: 'is not UTF-8' };
  }
}
