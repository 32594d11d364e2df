import { CST, Lexer } from 'yaml';

/** A token of YAML. */
export interface YamlToken {
  readonly type: CST.TokenType | 'plain-scalar' | 'block-scalar-text' | null;
  readonly text: string;
  readonly start: number;
}

/** Tokens that the lexer adds, and that are not in the text. */
const ZERO_WIDTH_TOKENS: readonly string[] = [CST.DOCUMENT, CST.SCALAR, CST.FLOW_END];
/** A block scalar header without an indentation indicator. */
const HEADER_WITHOUT_INDENTATION = /^[|>][-+]?$/;

/** Splits YAML into tokens, including line ends and white space. */
export function* lexYaml(text: string): Generator<YamlToken> {
  let [start, last, header] = [0, '', ''];
  for (const token of new Lexer().lex(text)) {
    const type = last === CST.SCALAR ? scalarTypeAfter(header) : CST.tokenType(token);
    if (type === 'block-scalar-header') header = token;
    else if (last === CST.SCALAR) header = '';
    last = token;
    if (ZERO_WIDTH_TOKENS.includes(token)) continue;
    yield { type, text: token, start };
    start += token.length;
  }
}

function scalarTypeAfter(header: string): YamlToken['type'] {
  return HEADER_WITHOUT_INDENTATION.test(header) ? 'block-scalar-text' : 'plain-scalar';
}
