import { InvalidDocument } from './invalid-document';
import { assertValidTabsAndEscapes } from './tabs-and-escapes';

/** What ends a line for kubectl, while it does not for the parser. */
export const KUBECTL_LINE_ENDS = /\r(?!\n)|\u0085/g;
/** Characters that kubectl takes from no YAML. */
const INVALID_CHARACTERS = /[^\P{Cc}\t\n\r\u0085]|[\ufffe\uffff]/u;
/** Characters that end a line for kubectl, but are not lost with it. */
const UNICODE_LINE_ENDS = /[\u2028\u2029]/;

/**
 * Asserts that YAML has no character in it that kubectl refuses, or that it and other readers take in different ways.
 *
 * @throws Unreadable at the first one
 */
export function assertValidCharacters(text: string): void {
  const refused = text.search(INVALID_CHARACTERS);
  if (refused >= 0)
    throw new InvalidDocument(`${describeCharacter(text, refused)} may stand here as an escape in "" alone`, refused);
  const separator = text.search(UNICODE_LINE_ENDS);
  if (separator >= 0) {
    throw new InvalidDocument(
      `${describeCharacter(text, separator)} ends a line for kubectl: write it as an escape in ""`,
      separator,
    );
  }
  if (/[\t\\]/.test(text)) assertValidTabsAndEscapes(text);
}

function describeCharacter(text: string, offset: number): string {
  return `the character U+${text.charCodeAt(offset).toString(16).toUpperCase().padStart(4, '0')}`;
}
