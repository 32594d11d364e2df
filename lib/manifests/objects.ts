import type { Json } from '../api-server';
import { Field } from '../validation';
import { findDocumentProblems } from './document-problems';
import { parseDocuments } from './documents';
import { InvalidDocument } from './invalid-document';
import { LineIndex } from './line-index';
import type { ParsedDocument } from './yaml-document';

/** An object as its manifest has it: what JSON can say, with what every object must have. */
export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly [field: string]: Json };
  readonly [field: string]: Json;
}

/** An object of a folder of manifests, and where it stands. */
export interface SourceObject {
  readonly manifest: Manifest;
  /** The file, from the top of the folder: `node-app.yaml`. */
  readonly file: string;
  /** The line on which it begins, from 1. */
  readonly line: number;
  /** The line of what a JSON pointer into the manifest leads to; undefined where that isn't there. */
  lineOf(pointer: string): number | undefined;
  /** Other manifests of the object that differ from this one, in the order in which kubectl applies them before it. */
  readonly earlier?: readonly SourceObject[];
}

/** A file of manifests. */
export interface SourceFile {
  /** From the top of the folder. */
  readonly name: string;
  /** As people know it: with the folder, or the revision and the folder. */
  readonly title: string;
  readonly text: string;
}

/** What stands in a file of manifests, and what is wrong with it, in lines for people. */
export interface FileContent {
  readonly objects: readonly SourceObject[];
  readonly problems: readonly string[];
  readonly notes: readonly string[];
}

/** What a document holds: itself, or what is at these keys of it. */
interface DocumentObject {
  readonly value: Json;
  readonly keys: readonly string[];
}

/** The objects of a file, in the order in which kubectl takes them. */
export function readObjects({ name, title, text }: SourceFile): FileContent {
  const lines = new LineIndex(text);
  const told = (offset: number, message: string) => `${title}:${lines.lineAndColumnAt(offset)}: ${message}`;
  const contents = parseDocuments(text).map((document): FileContent => {
    if (document instanceof InvalidDocument) {
      return { objects: [], problems: [told(document.offset, document.message)], notes: [] };
    }
    const faults = findDocumentProblems(new Field(document.value));
    return {
      objects:
        faults.length > 0
          ? []
          : listObjects(document.value).map((held) => createSourceObject(name, lines, document, held)),
      problems: faults.map(({ keys, message }) => told(findNearestOffset(document, keys), message)),
      notes: document.inexactNumbers.map((offset) =>
        told(offset, 'a number of so many digits is compared without its last'),
      ),
    };
  });
  return {
    objects: contents.flatMap(({ objects }) => objects),
    problems: contents.flatMap(({ problems }) => problems),
    notes: contents.flatMap(({ notes }) => notes),
  };
}

/** Where this stands, or what it should stand in. */
function findNearestOffset(document: ParsedDocument, keys: readonly string[]): number {
  return document.offsetOf(keys) ?? findNearestOffset(document, keys.slice(0, -1));
}

/**
 * The objects of a document: kubectl takes whatever has `items` for a list, and gives those of its items that have no
 * type the one that its own name speaks of.
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
    manifest: value as Manifest,
    file,
    // A line in JSON takes another parser to find, and most are never asked for.
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
