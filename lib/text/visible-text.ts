/** Characters that are invisible, or change how others are shown: controls, line ends, direction marks. */
const INVISIBLE_CHARACTERS = /[\p{Cc}\p{Cf}\p{Cs}\p{Cn}\p{Co}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]|[^\S ]/gu;

/**
 * GitHub's runner interprets a line of output that begins with `::`, or contains `##[`, as a command. A colon may follow the
 * text.
 */
const RUNNER_COMMANDS = /^( *):(?=:|$)|#(?=#\[)/g;

const escapeByCharacter: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** Shows a text on one line. Invisible characters are written as escape sequences such as `\u{202e}`. */
export function escapeInvisible(text: string): string {
  return text
    .replace(INVISIBLE_CHARACTERS, escapeCharacter)
    .replace(RUNNER_COMMANDS, (start) => start.replace(/[:#]/, escapeCharacter));
}

function escapeCharacter(character: string): string {
  return escapeByCharacter[character] ?? `\\u{${character.codePointAt(0)?.toString(16)}}`;
}

/** The beginning of a text, with an ellipsis if it has more than `most` characters. */
export function truncate(text: string, most: number): string {
  if (text.length <= most) return text;
  // Cuts between characters, so that no surrogate pair is split.
  return `${[...text.slice(0, 2 * most)].slice(0, most).join('')}…`;
}
