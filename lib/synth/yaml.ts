import { Document, Scalar, visit } from 'yaml';

/**
 * Strings that the library writes without quotes although some parsers read them as something else, mostly as numbers.
 * YAML 1.1 parsers ignore `_` in numbers, so it is removed before the test.
 */
const AMBIGUOUS_SCALAR = /^(=|[-+]?0[bBoOxX][-+]?[\da-fA-F]*|[-+]?[\d.]+([eE][-+]?\d*)?)$/;
/** White space that a parser may mistake for indentation, or that readers do not see. */
const EDGE_WHITESPACE = /^\s|[ \t]\n*$/;
/** Characters that are invisible, that only some parsers read as the end of a line, or that YAML does not allow. */
const INVISIBLE_CHARACTERS = /[^\P{Cc}\n\t]|[\p{Cf}\p{Zl}\p{Zp}\p{NChar}]/gu;

/**
 * Converts objects to the YAML documents of one file. Parsers of YAML 1.1 and YAML 1.2 and kubectl read every string
 * back unchanged.
 *
 * @see https://yaml.org/spec/1.2.2/
 */
export function toYaml(objects: readonly unknown[]): string {
  return objects.map(toDocument).join('---\n');
}

function toDocument(object: unknown): string {
  const document = new Document(object, { schema: 'core', compat: 'yaml-1.1', aliasDuplicateObjects: false });
  visit(document, {
    Scalar(_, scalar) {
      if (typeof scalar.value === 'string' && mustBeQuoted(scalar.value)) scalar.type = Scalar.QUOTE_DOUBLE;
    },
  });
  const text = document.toString({ lineWidth: 0, doubleQuotedAsJSON: true });
  // The remaining invisible characters are between double quotes, which JSON does not escape.
  return text.replace(INVISIBLE_CHARACTERS, escapeCharacter);
}

function mustBeQuoted(text: string): boolean {
  return (
    AMBIGUOUS_SCALAR.test(text.replaceAll('_', '')) ||
    EDGE_WHITESPACE.test(text) ||
    text.search(INVISIBLE_CHARACTERS) >= 0
  );
}

/** Escapes a character as `\uXXXX`, or as `\UXXXXXXXX` if it is above U+FFFF. */
function escapeCharacter(character: string): string {
  const code = Number(character.codePointAt(0));
  const hex = code.toString(16);
  return code > 0xffff ? `\\U${hex.padStart(8, '0')}` : `\\u${hex.padStart(4, '0')}`;
}
