import { mergeDuplicates } from './duplicate-objects';
import {
  describeRendering,
  describeTemplates,
  findFoldersToRender,
  isBelow,
  isKustomizationName,
  RenderingRequired,
} from './folders-to-render';
import { readObjects, type SourceObject } from './objects';
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

/** A file that was read. */
export interface StoredFile {
  /** Its path in the folder: `web/service.yaml`. */
  readonly name: string;
  /** Its content, or why it can't be read, to follow its title. */
  readonly bytes: Uint8Array | string;
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
  const texts = files.toSorted(comparePaths).map((file) => ({ ...file, text: decode(file) }));
  const toRender = findFoldersToRender(texts);
  const contents = texts
    .filter(({ name }) => !toRender.some(({ folder }) => isBelow(name, folder)) && !name.endsWith('Kustomization'))
    .map(({ name, text }) => ({ name, text, ...readContent(location, name, text) }));
  const templates = contents.filter(({ text, problems }) => problems.length > 0 && hasTemplateSyntax(text));
  const problems = [
    ...toRender.map((folder) => describeRendering(folder, location)),
    ...contents.flatMap(({ problems }) => problems),
    ...describeTemplates(
      templates.map(({ name }) => name),
      location,
    ),
  ];
  if (toRender.length > 0) throw new RenderingRequired(problems, toRender);
  if (problems.length > 0) throw new UnusableInput(problems);
  const { objects, notes } = mergeDuplicates(
    contents.flatMap(({ objects }) => objects),
    (file) => titleOf(location, file),
  );
  return { objects, isMissing: false, notes: [...contents.flatMap(({ notes }) => notes), ...notes] };
}

/** The order of kubectl, which walks each folder in the byte order of names. */
function comparePaths(one: StoredFile, other: StoredFile): number {
  const [first, second] = [one, other].map(({ name }) => Buffer.from(name.replaceAll('/', '\0')));
  return Buffer.compare(first as Buffer, second as Buffer);
}

function readContent(location: SourceLocation, name: string, text: string | UnusableInput) {
  const title = titleOf(location, name);
  return text instanceof UnusableInput
    ? { objects: [], problems: [`${title} ${text.message}`], notes: [] }
    : readObjects({ name, title, text });
}

/** The name of a file in messages. */
function titleOf({ title }: SourceLocation, name: string): string {
  return title === '' || title.endsWith(':') ? `${title}${name}` : `${title}/${name}`;
}

function hasTemplateSyntax(text: string | UnusableInput): boolean {
  return typeof text === 'string' && text.includes('{{');
}

function decode({ bytes }: StoredFile): string | UnusableInput {
  if (typeof bytes === 'string') return new UnusableInput([bytes]);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new UnusableInput(['is not UTF-8']);
  }
}
