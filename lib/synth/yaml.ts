import { Document, Scalar, visit } from 'yaml';

/**
 * Strings that one reader or another takes for something else where they stand bare, and that the library leaves so:
 * numbers, above all, from which some take every "_" out before they look.
 */
const AMBIGUOUS_SCALAR = /^(=|[-+]?0[bBoOxX][-+]?[\da-fA-F]*|[-+]?[\d.]+([eE][-+]?\d*)?)$/;
/** White space where a reader may take it for the indentation of the text, or nobody sees it. */
const EDGE_WHITESPACE = /^\s|[ \t]\n*$/;
/** Characters that nobody sees, that end a line for one reader and not for another, or that no reader takes. */
const INVISIBLE_CHARACTERS = /[^\P{Cc}\n\t]|[\p{Cf}\p{Zl}\p{Zp}\p{NChar}]/gu;

/**
 * These objects as documents of one file, which YAML 1.1, YAML 1.2 and kubectl read alike: every string comes back as
 * the string that it is.
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
  // The library escapes what JSON does. What is left of unseen characters stands between double quotes by now.
  return document.toString({ lineWidth: 0, doubleQuotedAsJSON: true }).replace(INVISIBLE_CHARACTERS, escapeCharacter);
}

function mustBeQuoted(text: string): boolean {
  return (
    AMBIGUOUS_SCALAR.test(text.replaceAll('_', '')) ||
    EDGE_WHITESPACE.test(text) ||
    text.search(INVISIBLE_CHARACTERS) >= 0
  );
}

function escapeCharacter(character: string): string {
  const code = Number(character.codePointAt(0));
  const [letter, digits] = code > 0xffff ? ['U', 8] : ['u', 4];
  return `\\${letter}${code.toString(16).padStart(Number(digits), '0')}`;
}
