import type { Json } from '../api-server';
import { describeInfiniteNumber, InvalidDocument } from './invalid-document';
import { isInexactInteger } from './plain-scalar';
import { type ParsedDocument, parseYaml } from './yaml-document';
import { MAX_DEPTH } from './yaml-reader';

const STRING_OR_BRACKET = /"(?:[^"\\]|\\.)*"|[{}[\]]/gs;
const STRING_OR_NUMBER = /"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/gs;

/** A value and where it stands. */
interface JsonSlice {
  readonly text: string;
  readonly start: number;
}

/**
 * The objects of JSON that stand one behind the other in a text; undefined where it isn't made of such.
 *
 * @throws Unreadable where it is, and JSON can say what the API can't
 */
export function parseJsonStream(text: string): ParsedDocument[] | undefined {
  try {
    return splitJson(text).map(parseSlice);
  } catch (error) {
    if (error instanceof InvalidDocument) throw error;
    return undefined;
  }
}

/** Parts the text behind every bracket that closes the outermost one. */
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
  const endless = tokens.find(([token]) => !token.startsWith('"') && !Number.isFinite(Number(token)));
  if (endless !== undefined) throw new InvalidDocument(describeInfiniteNumber(endless[0]), start + endless.index);
  const numbers = tokens.filter(([token]) => isInexactInteger(token));
  let places: ParsedDocument | undefined;
  return {
    value,
    inexactNumbers: numbers.map(({ index }) => start + index),
    offsetOf: (keys) => {
      // JSON is YAML, and only where somebody asks for a line is it worth being read a second time.
      places ??= parseYaml(text);
      const offset = places.offsetOf(keys);
      return offset === undefined ? undefined : start + offset;
    },
  };
}
