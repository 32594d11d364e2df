import type { Json } from '../kubernetes';
import { Field } from '../validation';
import { findDocumentProblems } from './document-problems';
import { parseDocuments } from './documents';
import { InvalidDocument } from './invalid-document';
import { LineIndex } from './line-index';
import type { ParsedDocument } from './yaml-document';

/** A manifest of a Kubernetes object. */
export interface ObjectManifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly [field: string]: Json };
  readonly [field: string]: Json;
}

/** An object of a folder of manifests, and its position. */
export interface SourceObject {
  readonly manifest: ObjectManifest;
  /** The path of the file in the folder: `node-app.yaml`. */
  readonly file: string;
  /** Its first line, from 1. */
  readonly line: number;
  /** The line of the field at a JSON pointer. Undefined if there is no such field. */
  lineOf(pointer: string): number | undefined;
  /** Manifests of the same object that differ, and that kubectl applies before this one, in order. */
  readonly earlier?: readonly SourceObject[];
}

/** A file of manifests. */
export interface SourceFile {
  /** Its path in the folder. */
  readonly name: string;
  /** Its name in messages: with the folder, or with the revision and the folder. */
  readonly title: string;
  readonly text: string;
}

/** The objects of a file, and messages about it. */
export interface FileContent {
  readonly objects: readonly SourceObject[];
  readonly problems: readonly string[];
  readonly notes: readonly string[];
}

/** An object of a document: the document itself, or an item of a list. */
interface DocumentObject {
  readonly value: Json;
  /** Its path in the document. */
  readonly keys: readonly string[];
}

/** Reads the objects of a file, in the order in which kubectl applies them. */
export function readObjects({ name, title, text }: SourceFile): FileContent {
  const lines = new LineIndex(text);
  const format = (offset: number, message: string) => `${title}:${lines.lineAndColumnAt(offset)}: ${message}`;
  const contents = parseDocuments(text).map((document): FileContent => {
    if (document instanceof InvalidDocument) {
      return { objects: [], problems: [format(document.offset, document.message)], notes: [] };
    }
    const problems = findDocumentProblems(new Field(document.value));
    return {
      objects:
        problems.length > 0
          ? []
          : listObjects(document.value).map((object) => createSourceObject(name, lines, document, object)),
      problems: problems.map(({ keys, message }) => format(findNearestOffset(document, keys), message)),
      notes: document.inexactNumbers.map((offset) =>
        format(offset, 'this number has too many digits: it is compared without the last ones'),
      ),
    };
  });
  return {
    objects: contents.flatMap(({ objects }) => objects),
    problems: contents.flatMap(({ problems }) => problems),
    notes: contents.flatMap(({ notes }) => notes),
  };
}

/** The character index of a field, or of the nearest field around it. */
function findNearestOffset(document: ParsedDocument, keys: readonly string[]): number {
  return document.offsetOf(keys) ?? findNearestOffset(document, keys.slice(0, -1));
}

/**
 * Lists the objects of a document. kubectl treats everything with `items` as a list. Items without a kind get that of the
 * list: `Service` in a `ServiceList`.
 */
function listObjects(value: Json): DocumentObject[] {
  const list = new Field(value);
  if (value === null) return [];
  if (!Array.isArray(list.at('items').raw)) return [{ value, keys: [] }];
  const type = { apiVersion: list.at('apiVersion').scalar, kind: list.at('kind').scalar.replace(/List$/, '') };
  return list
    .at('items')
    .items()
    .map((item, index) => ({
      value: { ...(item.at('kind').raw === undefined && type), ...item.map } as Json,
      keys: ['items', String(index)],
    }));
}

function createSourceObject(
  file: string,
  lines: LineIndex,
  document: ParsedDocument,
  { value, keys }: DocumentObject,
): SourceObject {
  return {
    manifest: value as ObjectManifest,
    file,
    // Computed only if it is needed, since JSON must be parsed again for it.
    get line() {
      return lines.lineAt(Number(document.offsetOf(keys)));
    },
    lineOf(pointer) {
      const offset = document.offsetOf([...keys, ...parseJsonPointer(pointer)]);
      return offset === undefined ? undefined : lines.lineAt(offset);
    },
  };
}

/** @see https://www.rfc-editor.org/rfc/rfc6901 */
function parseJsonPointer(pointer: string): string[] {
  const steps = pointer.split('/').slice(1);
  return steps.map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}
