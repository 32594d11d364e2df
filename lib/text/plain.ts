/** What is not seen, or moves, hides or ends what stands around it: controls, line ends, marks of direction. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Cn}\p{Co}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]|[^\S ]/gu;

/**
 * With these, GitHub's runner takes a line of any step's output for a command: the second wherever it stands. A colon may
 * follow the text.
 */
const COMMANDS = /^( *):(?=:|$)|#(?=#\[)/g;

const SHORT: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** Text from a manifest, on one line, with all that is in it to be seen: what can't be is written as `\u{202e}`. */
export function plain(text: string): string {
  return text.replace(UNSEEN, escaped).replace(COMMANDS, (start) => start.replace(/[:#]/, escaped));
}

function escaped(character: string): string {
  return SHORT[character] ?? `\\u{${character.codePointAt(0)?.toString(16)}}`;
}

/** The text, or so much of its beginning as `most` characters allow. */
export function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  // By characters, since half a one can't be shown.
  return `${[...text.slice(0, 2 * most)].slice(0, most).join('')}…`;
}
