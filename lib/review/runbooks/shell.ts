import { quoteShellWord, truncate } from '../../text';

/**
 * The shell variables of runbooks. In a text, a character of Unicode's private use area stands for each of them. `quote`
 * turns it into `"$ordinal"`.
 */
const VARIABLES = ['ordinal', 'target', 'volume', 'uid', 'namespace', 'fields', 'last', 'generation', 'image'] as const;
type ShellVariable = (typeof VARIABLES)[number];

const FIRST_PRIVATE = 0xe000;
/** The placeholders of the variables. */
const MARKS = VARIABLES.map((_, index) => String.fromCharCode(FIRST_PRIVATE + index));
const EACH_MARK = new RegExp(`([${MARKS.join('')}])`);

const MOST_CHARACTERS_OF_A_TITLE = 70;

/** A placeholder for a shell variable in a text. `quote` turns it into `"$ordinal"`. */
export function shellVariable(name: ShellVariable): string {
  return String(MARKS[VARIABLES.indexOf(name)]);
}

/** Quotes a text as one word of a shell command. Any text is safe: names come from manifests that anybody may have written. */
export function quote(text: string): string {
  return text === '' ? "''" : text.split(EACH_MARK).filter(Boolean).map(quotePiece).join('');
}

function quotePiece(text: string): string {
  const name = VARIABLES[MARKS.indexOf(text)];
  return name === undefined ? quoteShellWord(text) : `"$${name}"`;
}

/** A comment. It is one line, so that the shell reads no part of a name as a command. */
export function comment(text: string): string {
  return `# ${text.replace(/\s+/g, ' ')}`;
}

/** The first lines of a runbook: its title, and `set -e`, which stops it at the first command that fails. */
export function openRunbook(title: string): readonly string[] {
  return [comment(truncate(title, MOST_CHARACTERS_OF_A_TITLE - 1)), 'set -e'];
}

/** Indents lines. */
export function indent(lines: readonly string[]): string[] {
  return lines.map((line) => `  ${line}`);
}
