import type { Json } from '../api-server';
import { assertValidCharacters, KUBECTL_LINE_ENDS } from './characters';
import { InvalidDocument } from './invalid-document';
import { parseJsonStream } from './json-stream';
import { type ParsedDocument, parseYaml } from './yaml-document';

const SEPARATOR = /(?<![^\n])---[^\n]*(?:\n|$)/g;

/** Most documents of HEAD are those of BASE: to read them is most of what a review does. */
const cache = new Map<string, ParsedDocument>();

/** A part of a text, and where it begins there. */
interface Part {
  readonly text: string;
  readonly start: number;
}

/** The documents of a file as kubectl reads them, and what it doesn't take, in the order in which they stand. */
export function parseDocuments(text: string): (ParsedDocument | InvalidDocument)[] {
  if (!text.trimStart().startsWith('{')) return splitYaml(text).map(parsePart);
  try {
    return parseJsonStream(text) ?? splitYaml(text).map(parsePart);
  } catch (error) {
    return [error as InvalidDocument];
  }
}

/** The first document of a text as kubectl reads it; undefined if it can't be read. */
export function parseDocument(text: string): Json | undefined {
  const [document] = parseDocuments(text);
  return document === undefined || document instanceof InvalidDocument ? undefined : document.value;
}

/**
 * The documents of YAML: kubectl parts them at every line that begins with `---`, before it reads any of them, and
 * wants nothing else on such a line but a comment.
 */
function splitYaml(text: string): (Part | InvalidDocument)[] {
  const parts: (Part | InvalidDocument)[] = [];
  let start = 0;
  for (const { 0: line, index } of text.matchAll(SEPARATOR)) {
    parts.push({ text: text.slice(start, index), start });
    if (!/^---\s*(#|$)/.test(line))
      parts.push(new InvalidDocument('nothing but a comment may stand behind ---', index + 3));
    start = index + line.length;
  }
  return [...parts, { text: text.slice(start), start }];
}

function parsePart(part: Part | InvalidDocument): ParsedDocument | InvalidDocument {
  if (part instanceof InvalidDocument) return part;
  const { text, start } = part;
  try {
    const { value, inexactNumbers: inexact, offsetOf } = parseCached(text);
    return {
      value,
      inexactNumbers: inexact.map((offset) => start + offset),
      offsetOf: (keys) => {
        const offset = offsetOf(keys);
        return offset === undefined ? undefined : start + offset;
      },
    };
  } catch (error) {
    if (!(error instanceof InvalidDocument)) throw error;
    return new InvalidDocument(error.message, start + error.offset);
  }
}

function parseCached(text: string): ParsedDocument {
  const known = cache.get(text);
  if (known !== undefined) return known;
  assertValidCharacters(text);
  const parsed = parseYaml(text.replace(KUBECTL_LINE_ENDS, '\n'));
  cache.set(text, parsed);
  return parsed;
}
