import { shellWord, shortened } from '../../text';

/**
 * Shell variables that runbooks use. In a text, one character of Unicode's private use area stands for each. It becomes
 * `"$ordinal"` when the text becomes a word of a command.
 */
const VARIABLES = ['ordinal', 'target', 'volume', 'uid', 'namespace', 'fields', 'last', 'generation', 'image'] as const;
type ShellVariable = (typeof VARIABLES)[number];

const FIRST_PRIVATE = 0xe000;
const MARKS = VARIABLES.map((_, index) => String.fromCharCode(FIRST_PRIVATE + index));
const EACH_MARK = new RegExp(`([${MARKS.join('')}])`);

const MOST_CHARACTERS_OF_A_TITLE = 70;

/** A variable within a text that is to become a word. */
export function shellVariable(name: ShellVariable): string {
  return String(MARKS[VARIABLES.indexOf(name)]);
}

/** A text as one word of a command for sh, whatever it consists of: names come from manifests that anyone may have written. */
export function quote(text: string): string {
  return text === '' ? "''" : text.split(EACH_MARK).filter(Boolean).map(quotePiece).join('');
}

function quotePiece(text: string): string {
  const name = VARIABLES[MARKS.indexOf(text)];
  return name === undefined ? shellWord(text) : `"$${name}"`;
}

/** What follows a `#`: on one line, so that no part of a name is read as a command. */
export function comment(text: string): string {
  return `# ${text.replace(/\s+/g, ' ')}`;
}

/** The first lines of a runbook: its title, and the setting that stops it at the first command that fails. */
export function openRunbook(title: string): readonly string[] {
  return [comment(shortened(title, MOST_CHARACTERS_OF_A_TITLE - 1)), 'set -e'];
}

/** Lines that are within others. */
export function indent(lines: readonly string[]): string[] {
  return lines.map((line) => `  ${line}`);
}
