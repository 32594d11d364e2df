import { CST, Lexer } from 'yaml';

/** A token of YAML, and where it begins in the text. */
export interface Token {
  readonly type: CST.TokenType | 'plain-scalar' | 'block-scalar-text' | null;
  readonly text: string;
  readonly start: number;
}

/** Tokens that stand for no character of the text. */
const MARKS: readonly string[] = [CST.DOCUMENT, CST.SCALAR, CST.FLOW_END];
/** A `|` or `>` that leaves it to the text how far it is indented. */
const OPEN_HEADER = /^[|>][-+]?$/;

/** The tokens of a text, line ends and white space among them. */
export function* tokensOf(text: string): Generator<Token> {
  let [start, last, header] = [0, '', ''];
  for (const token of new Lexer().lex(text)) {
    const type = last === CST.SCALAR ? scalarBehind(header) : CST.tokenType(token);
    if (type === 'block-scalar-header') header = token;
    else if (last === CST.SCALAR) header = '';
    last = token;
    if (MARKS.includes(token)) continue;
    yield { type, text: token, start };
    start += token.length;
  }
}

function scalarBehind(header: string): Token['type'] {
  return OPEN_HEADER.test(header) ? 'block-scalar-text' : 'plain-scalar';
}
