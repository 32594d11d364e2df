import type { Json } from '../kubernetes';
import { describeInfiniteNumber, InvalidDocument } from './invalid-document';
import { isInexactInteger } from './plain-scalar';
import { type ParsedDocument, parseYaml } from './yaml-document';
import { MAX_DEPTH } from './yaml-reader';

const STRING_OR_BRACKET = /"(?:[^"\\]|\\.)*"|[{}[\]]/gs;
const STRING_OR_NUMBER = /"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/gs;

/** The text of a JSON value. */
interface JsonSlice {
  readonly text: string;
  /** The character index at which it begins. */
  readonly start: number;
}

/**
 * Parses JSON values that follow each other. Undefined if the text is something else.
 *
 * @throws InvalidDocument if a number is infinite
 */
export function parseJsonStream(text: string): ParsedDocument[] | undefined {
  try {
    return splitJson(text).map(parseSlice);
  } catch (error) {
    if (error instanceof InvalidDocument) throw error;
    return undefined;
  }
}

/** Splits the text after each bracket that closes the outermost one. */
function splitJson(text: string): JsonSlice[] {
  const slices: JsonSlice[] = [];
  let [depth, start] = [0, 0];
  for (const { 0: token, index } of text.matchAll(STRING_OR_BRACKET)) {
    if ('{['.includes(token)) depth += 1;
    if (depth > MAX_DEPTH) throw new RangeError('nested too deeply');
    if (!'}]'.includes(token)) continue;
    depth -= 1;
    if (depth > 0) continue;
    const end = index + 1;
    slices.push({ text: text.slice(start, end), start });
    start = end;
  }
  const rest = { text: text.slice(start), start };
  return rest.text.trim() === '' ? slices : [...slices, rest];
}

function parseSlice({ text, start }: JsonSlice): ParsedDocument {
  const value: Json = JSON.parse(text);
  const tokens = Array.from(text.matchAll(STRING_OR_NUMBER));
  const infinite = tokens.find(([token]) => !token.startsWith('"') && !Number.isFinite(Number(token)));
  if (infinite !== undefined) throw new InvalidDocument(describeInfiniteNumber(infinite[0]), start + infinite.index);
  const numbers = tokens.filter(([token]) => isInexactInteger(token));
  let positions: ParsedDocument | undefined;
  return {
    value,
    inexactNumbers: numbers.map(({ index }) => start + index),
    offsetOf: (keys) => {
      // JSON.parse knows no positions. JSON is YAML, so it is parsed again if a line is needed.
      positions ??= parseYaml(text);
      const offset = positions.offsetOf(keys);
      return offset === undefined ? undefined : start + offset;
    },
  };
}
