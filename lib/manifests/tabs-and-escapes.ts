import { InvalidDocument } from './invalid-document';
import { lexYaml, type YamlToken } from './yaml-tokens';

const bracketDepthChanges: Readonly<Record<string, number>> = {
  'flow-map-start': 1,
  'flow-seq-start': 1,
  'flow-map-end': -1,
  'flow-seq-end': -1,
};
/** What kubectl wants no tab behind. */
const TYPES_BEFORE_INDENTATION: readonly YamlToken['type'][] = ['newline', 'seq-item-ind', 'explicit-key-ind'];
const ESCAPE_SEQUENCES = /\\(?:u[dD][89a-fA-F]|.)/gs;
/** JSON has them, YAML 1.1 doesn't: a slash, and half of a character. */
const INVALID_ESCAPE = /^\\(?:\/|u.+)/;

/**
 * Asserts that YAML makes no use of what kubectl refuses while others have room for it: tabs where a line or an item
 * begins, be it an empty one, and some escapes.
 *
 * @throws Unreadable at the first one
 */
export function assertValidTabsAndEscapes(text: string): void {
  let [brackets, begins] = [0, true];
  for (const token of lexYaml(text)) {
    const type = String(token.type);
    brackets += bracketDepthChanges[type] ?? 0;
    if (type === 'space') {
      if (begins && brackets === 0) assertNoTab(token, token.text.indexOf('\t'));
    } else begins = TYPES_BEFORE_INDENTATION.includes(token.type);
    if (type === 'block-scalar-text') assertNoTab(token, findTabInIndentation(token.text));
    if (type === 'double-quoted-scalar') assertEscapes(token);
  }
}

function assertNoTab({ start }: YamlToken, tab: number): void {
  if (tab >= 0) throw new InvalidDocument('kubectl takes no tab where a line or an item begins', start + tab);
}

/** The first tab that stands in the indentation of the lines, which the first of them with text in it sets; or -1. */
function findTabInIndentation(lines: string): number {
  const first = lines.search(/[^ \n]/);
  if (lines[first] === '\t') return first;
  const spaces = first - lines.lastIndexOf('\n', first) - 1;
  return lines.search(new RegExp(`(?<![^\\n]) {0,${Math.max(spaces - 1, 0)}}\\t`));
}

function assertEscapes({ text, start }: YamlToken): void {
  for (const { 0: sequence, index } of text.matchAll(ESCAPE_SEQUENCES)) {
    if (INVALID_ESCAPE.test(sequence)) throw new InvalidDocument(`kubectl knows no ${sequence} in YAML`, start + index);
  }
}
