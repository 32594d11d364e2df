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

/** The ends of the names of the files that `kubectl apply -f FOLDER` reads. */
const EXTENSIONS = ['.json', '.yaml', '.yml'];

/** The objects of a folder, in the order in which `kubectl apply` takes them. */
export interface Source {
  readonly objects: readonly SourceObject[];
  /** Whether there is no such folder at a revision, or no manifest in it. */
  readonly isMissing: boolean;
  /** What is to be known of how it was read. */
  readonly notes: readonly string[];
  /** The folder that the files are in, if something else than a folder was read. Empty if they are in none. */
  readonly folder?: string;
}

/** A file as it is stored, or why it can't be read, in words that stand behind its title. */
export interface StoredFile {
  /** From the top of the folder: `web/service.yaml`. */
  readonly name: string;
  readonly bytes: Uint8Array | string;
}

/** A folder that manifests are read from. */
export interface SourceLocation {
  /** What messages name its files by: `dist`, or `v1.2.0:dist`. Empty if they have their names alone. */
  readonly title: string;
  /** As commands name it: `dist`. */
  readonly path: string;
  /** Undefined on disk. */
  readonly revision?: string;
}

/** Whether `kubectl apply -f FOLDER` reads a file of this name, or `kubectl apply -k FOLDER`. */
export function isManifestFileName(name: string): boolean {
  return EXTENSIONS.some((extension) => name.endsWith(extension)) || isKustomizationName(name);
}

/**
 * The objects of the files of a folder, in the order in which kubectl takes them.
 *
 * @throws Unrendered if there are charts or kustomizations among them, with all else that is wrong
 * @throws UnusableInput with all that is wrong with them
 */
export function createSource(place: SourceLocation, files: readonly StoredFile[]): Source {
  const texts = files.toSorted(comparePaths).map((file) => ({ ...file, text: decode(file) }));
  const toRender = findFoldersToRender(texts);
  const contents = texts
    .filter(({ name }) => !toRender.some(({ folder }) => isBelow(name, folder)) && !name.endsWith('Kustomization'))
    .map(({ name, text }) => ({ name, text, ...readContent(place, name, text) }));
  const templates = contents.filter(({ text, problems }) => problems.length > 0 && hasTemplateSyntax(text));
  const problems = [
    ...toRender.map((folder) => describeRendering(folder, place)),
    ...contents.flatMap(({ problems }) => problems),
    ...describeTemplates(
      templates.map(({ name }) => name),
      place,
    ),
  ];
  if (toRender.length > 0) throw new RenderingRequired(problems, toRender);
  if (problems.length > 0) throw new UnusableInput(problems);
  const { last, notes } = mergeDuplicates(
    contents.flatMap(({ objects }) => objects),
    (file) => titleOf(place, file),
  );
  return { objects: last, isMissing: false, notes: [...contents.flatMap(({ notes }) => notes), ...notes] };
}

/** Each folder is walked by the bytes of its names, so that a folder comes where its name does. */
function comparePaths(one: StoredFile, other: StoredFile): number {
  const [first, second] = [one, other].map(({ name }) => Buffer.from(name.replaceAll('/', '\0')));
  return Buffer.compare(first as Buffer, second as Buffer);
}

function readContent(place: SourceLocation, name: string, text: string | UnusableInput) {
  const title = titleOf(place, name);
  return text instanceof UnusableInput
    ? { objects: [], problems: [`${title} ${text.message}`], notes: [] }
    : readObjects({ name, title, text });
}

/** A file of a folder, as messages name it. */
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
