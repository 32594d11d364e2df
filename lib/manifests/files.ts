import { isSame } from '../api-server';
import { Field } from '../fields';
import { KINDS } from '../kubernetes';
import { contentOf, type SourceObject } from './objects';
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
}

/** A file as it is stored, or why it can't be read, in words that stand behind its title. */
export interface StoredFile {
  readonly name: string;
  readonly bytes: Uint8Array | string;
}

/** Whether `kubectl apply -f FOLDER` reads a file of this name. */
export function isManifestFile(name: string): boolean {
  return EXTENSIONS.some((extension) => name.endsWith(extension));
}

/**
 * The objects of the files of a folder, in the order in which kubectl takes them: by the bytes of the files' names.
 *
 * @param title says which folder it is
 * @throws UnusableInput with all that is wrong with them
 */
export function sourceOf(title: string, files: readonly StoredFile[]): Source {
  const sorted = files.toSorted((one, other) => Buffer.compare(Buffer.from(one.name), Buffer.from(other.name)));
  const contents = sorted.map((file) => {
    const path = `${title}/${file.name}`;
    const text = textOf(file);
    return text instanceof UnusableInput
      ? { objects: [], problems: [`${path} ${text.message}`], notes: [] }
      : contentOf({ name: file.name, title: path, text });
  });
  const objects = contents.flatMap(({ objects }) => objects);
  const problems = contents.flatMap(({ problems }) => problems);
  if (problems.length > 0) throw new UnusableInput(problems);
  const notes = contents.flatMap(({ notes }) => notes);
  const { last, repeated } = lastOfEach(title, objects);
  return { objects: last, isMissing: false, notes: [...notes, ...repeated] };
}

function textOf({ bytes }: StoredFile): string | UnusableInput {
  if (typeof bytes === 'string') return new UnusableInput([bytes]);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new UnusableInput(['is not UTF-8']);
  }
}

/**
 * The objects, each once, in the order in which they are first applied. If several manifests are of one object, kubectl
 * applies them in turn, and the last one wins.
 */
function lastOfEach(title: string, objects: readonly SourceObject[]): { last: SourceObject[]; repeated: string[] } {
  const last = new Map<string, SourceObject>();
  const repeated: string[] = [];
  for (const object of objects) {
    const identity = identityOf(object);
    const other = last.get(identity);
    last.set(identity, object);
    if (other === undefined) continue;
    const differ = isSame(other.manifest, object.manifest)
      ? ''
      : '. The two differ, so that each apply changes the object twice; the forecast looks at the last one. Keep one of them';
    repeated.push(
      `${title}/${object.file}:${object.line}: ${identity} stands in ${other.file}:${other.line} too, and the last one wins${differ}`,
    );
  }
  return { last: [...last.values()], repeated };
}

/** What tells an object from all others of a cluster. */
function identityOf({ manifest }: SourceObject): string {
  const { apiVersion, kind, metadata } = manifest;
  const group = apiVersion.includes('/') ? `.${apiVersion.split('/')[0]}` : '';
  const isNamespaced = KINDS[`${apiVersion} ${kind}`]?.namespaced ?? true;
  const namespace = isNamespaced ? new Field(metadata).at('namespace').word : '';
  return `${kind}${group} ${namespace === '' ? '' : `${namespace}/`}${metadata.name}`;
}
