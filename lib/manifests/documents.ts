import type { Json } from '../kubernetes';
import { assertValidCharacters, KUBECTL_LINE_ENDS } from './characters';
import { InvalidDocument } from './invalid-document';
import { parseJsonStream } from './json-stream';
import { type ParsedDocument, parseYaml } from './yaml-document';

const SEPARATOR = /(?<![^\n])---[^\n]*(?:\n|$)/g;

/** Most documents of HEAD are those of BASE, and parsing takes most of the time of a review. */
const parsedByText = new Map<string, ParsedDocument>();

/** A part of a text. */
interface TextPart {
  readonly text: string;
  /** The character index at which it begins. */
  readonly start: number;
}

/** Parses the documents of a file as kubectl does, in order. Documents that kubectl rejects are returned as errors. */
export function parseDocuments(text: string): (ParsedDocument | InvalidDocument)[] {
  if (!text.trimStart().startsWith('{')) return splitYaml(text).map(parsePart);
  try {
    return parseJsonStream(text) ?? splitYaml(text).map(parsePart);
  } catch (error) {
    return [error as InvalidDocument];
  }
}

/** Parses the first document of a text as kubectl does. Undefined if kubectl rejects it. */
export function parseDocument(text: string): Json | undefined {
  const [document] = parseDocuments(text);
  return document === undefined || document instanceof InvalidDocument ? undefined : document.value;
}

/**
 * Splits YAML into documents. kubectl splits it at each line that begins with `---` before it parses any document, and
 * accepts only a comment on such a line.
 */
function splitYaml(text: string): (TextPart | InvalidDocument)[] {
  const parts: (TextPart | InvalidDocument)[] = [];
  let start = 0;
  for (const { 0: line, index } of text.matchAll(SEPARATOR)) {
    parts.push({ text: text.slice(start, index), start });
    if (!/^---\s*(#|$)/.test(line)) parts.push(new InvalidDocument('only a comment may follow ---', index + 3));
    start = index + line.length;
  }
  return [...parts, { text: text.slice(start), start }];
}

function parsePart(part: TextPart | InvalidDocument): ParsedDocument | InvalidDocument {
  if (part instanceof InvalidDocument) return part;
  const { text, start } = part;
  try {
    const { value, inexactNumbers, offsetOf } = parseCached(text);
    return {
      value,
      inexactNumbers: inexactNumbers.map((offset) => start + offset),
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
  const known = parsedByText.get(text);
  if (known !== undefined) return known;
  assertValidCharacters(text);
  const parsed = parseYaml(text.replace(KUBECTL_LINE_ENDS, '\n'));
  parsedByText.set(text, parsed);
  return parsed;
}
