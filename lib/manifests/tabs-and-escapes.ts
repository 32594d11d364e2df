import { InvalidDocument } from './invalid-document';
import { lexYaml, type YamlToken } from './yaml-tokens';

const bracketDepthChanges: Readonly<Record<string, number>> = {
  'flow-map-start': 1,
  'flow-seq-start': 1,
  'flow-map-end': -1,
  'flow-seq-end': -1,
};
/** Tokens that indentation follows. kubectl rejects tabs there. */
const TYPES_BEFORE_INDENTATION: readonly YamlToken['type'][] = ['newline', 'seq-item-ind', 'explicit-key-ind'];
const ESCAPE_SEQUENCES = /\\(?:u[dD][89a-fA-F]|.)/gs;
/** Escape sequences of JSON that YAML 1.1 lacks: an escaped slash, and half of a surrogate pair. */
const INVALID_ESCAPE = /^\\(?:\/|u.+)/;

/**
 * Asserts that YAML has no tabs and escape sequences that only kubectl rejects. These are tabs at the start of a line or an
 * item, even an empty one, and some escape sequences of JSON.
 *
 * @throws InvalidDocument at the first one
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
  if (tab >= 0)
    throw new InvalidDocument(
      'kubectl rejects a tab at the start of a line or an item: indent with spaces',
      start + tab,
    );
}

/** The index of the first tab in the indentation of a block scalar, or -1. Its first line with text sets the indentation. */
function findTabInIndentation(lines: string): number {
  const first = lines.search(/[^ \n]/);
  if (lines[first] === '\t') return first;
  const spaces = first - lines.lastIndexOf('\n', first) - 1;
  return lines.search(new RegExp(`(?<![^\\n]) {0,${Math.max(spaces - 1, 0)}}\\t`));
}

function assertEscapes({ text, start }: YamlToken): void {
  for (const { 0: sequence, index } of text.matchAll(ESCAPE_SEQUENCES)) {
    if (INVALID_ESCAPE.test(sequence))
      throw new InvalidDocument(`kubectl rejects the escape sequence ${sequence} in YAML`, start + index);
  }
}
