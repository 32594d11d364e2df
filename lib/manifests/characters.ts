import { InvalidDocument } from './invalid-document';
import { assertValidTabsAndEscapes } from './tabs-and-escapes';

/** Characters that end a line for kubectl and not for the parser. */
export const KUBECTL_LINE_ENDS = /\r(?!\n)|\u0085/g;
/** Characters that kubectl rejects in YAML. */
const INVALID_CHARACTERS = /[^\P{Cc}\t\n\r\u0085]|[\ufffe\uffff]/u;
/** Characters that end a line for kubectl, and that it keeps. */
const UNICODE_LINE_ENDS = /[\u2028\u2029]/;

/**
 * Asserts that YAML has no character that kubectl rejects, or that other parsers read in another way.
 *
 * @throws InvalidDocument at the first such character
 */
export function assertValidCharacters(text: string): void {
  const invalid = text.search(INVALID_CHARACTERS);
  if (invalid >= 0)
    throw new InvalidDocument(
      `${describeCharacter(text, invalid)} is allowed only as an escape sequence in double quotes`,
      invalid,
    );
  const separator = text.search(UNICODE_LINE_ENDS);
  if (separator >= 0) {
    throw new InvalidDocument(
      `${describeCharacter(text, separator)} ends a line for kubectl: write it as an escape sequence in double quotes`,
      separator,
    );
  }
  if (/[\t\\]/.test(text)) assertValidTabsAndEscapes(text);
}

function describeCharacter(text: string, offset: number): string {
  return `the character U+${text.charCodeAt(offset).toString(16).toUpperCase().padStart(4, '0')}`;
}
