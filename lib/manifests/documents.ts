import type { Json } from '../kubernetes';
import { assertCharacters, OTHER_LINE_ENDS } from './characters';
import { parseJsonStream } from './json-stream';
import { Unreadable } from './unreadable';
import { type Parsed, parseYaml } from './yaml-document';

const SEPARATOR = /(?<![^\n])---[^\n]*(?:\n|$)/g;

/** Most documents of HEAD are those of BASE: to read them is most of what a review does. */
const PARSED = new Map<string, Parsed>();

/** A part of a text, and where it begins there. */
interface Part {
  readonly text: string;
  readonly start: number;
}

/** The documents of a file as kubectl reads them, and what it doesn't take, in the order in which they stand. */
export function documentsOf(text: string): (Parsed | Unreadable)[] {
  if (!text.trimStart().startsWith('{')) return partsOf(text).map(read);
  try {
    return parseJsonStream(text) ?? partsOf(text).map(read);
  } catch (error) {
    return [error as Unreadable];
  }
}

/** The first document of a text as kubectl reads it; undefined if it can't be read. */
export function parseDocument(text: string): Json | undefined {
  const [document] = documentsOf(text);
  return document === undefined || document instanceof Unreadable ? undefined : document.value;
}

/**
 * The documents of YAML: kubectl parts them at every line that begins with `---`, before it reads any of them, and
 * wants nothing else on such a line but a comment.
 */
function partsOf(text: string): (Part | Unreadable)[] {
  const parts: (Part | Unreadable)[] = [];
  let start = 0;
  for (const { 0: line, index } of text.matchAll(SEPARATOR)) {
    parts.push({ text: text.slice(start, index), start });
    if (!/^---\s*(#|$)/.test(line)) parts.push(new Unreadable('nothing but a comment may stand behind ---', index + 3));
    start = index + line.length;
  }
  return [...parts, { text: text.slice(start), start }];
}

function read(part: Part | Unreadable): Parsed | Unreadable {
  if (part instanceof Unreadable) return part;
  const { text, start } = part;
  try {
    const { value, inexact, offsetOf } = parsedOnce(text);
    return {
      value,
      inexact: inexact.map((offset) => start + offset),
      offsetOf: (keys) => {
        const offset = offsetOf(keys);
        return offset === undefined ? undefined : start + offset;
      },
    };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return new Unreadable(error.message, start + error.offset);
  }
}

function parsedOnce(text: string): Parsed {
  const known = PARSED.get(text);
  if (known !== undefined) return known;
  assertCharacters(text);
  const parsed = parseYaml(text.replace(OTHER_LINE_ENDS, '\n'));
  PARSED.set(text, parsed);
  return parsed;
}
