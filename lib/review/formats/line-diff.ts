import { escapeInvisible, formatCount, formatInteger, truncate } from '../../text';

/** The difference of two texts with several lines. */
export interface LineDiff {
  /** `1 line removed, 2 lines added` */
  readonly summary: string;
  /** A unified diff. */
  readonly lines: readonly string[];
}

/** The unchanged lines around a difference. */
const CONTEXT_LINES = 2;
const MOST_LINES = 30;
const MOST_CHARACTERS_OF_A_LINE = 160;
/** Texts with more differences are not compared line by line: the diff would be long and slow. */
const MOST_EDITS = 200;

/** Compares two texts line by line. If they differ in too many lines, only their lengths are reported. */
export function diffLines(before: string, after: string): LineDiff {
  const options = { context: CONTEXT_LINES, maxEditLength: MOST_EDITS };
  const patch = loadDiff().structuredPatch('', '', before, after, '', '', options);
  if (patch === undefined) {
    return { summary: `rewritten, ${countLines(before)} before, ${countLines(after)} after`, lines: [] };
  }
  const lines = patch.hunks.flatMap((hunk) => [
    `@@ -${hunk.oldStart},${hunk.oldLines} +${hunk.newStart},${hunk.newLines} @@`,
    ...hunk.lines.map(shortenLine),
  ]);
  return { summary: summarizeLines(lines), lines: limitLines(MOST_LINES, lines) };
}

/** Loads the package when it is first needed: it takes 40 ms, and most reports need no diff. */
function loadDiff(): typeof import('diff') {
  return require('diff');
}

function countLines(text: string): string {
  return formatCount(text.replace(/\n$/, '').split('\n').length, 'line', 'lines');
}

function shortenLine(line: string): string {
  const text = escapeInvisible(truncate(line.slice(1), MOST_CHARACTERS_OF_A_LINE));
  return line.charAt(0) + truncate(text, MOST_CHARACTERS_OF_A_LINE);
}

function summarizeLines(lines: readonly string[]): string {
  const count = (sign: string) => lines.filter((line) => line.startsWith(sign)).length;
  const [removed, added] = [count('-'), count('+')];
  return [
    ...(removed > 0 ? [`${formatCount(removed, 'line', 'lines')} removed`] : []),
    ...(added > 0 ? [`${formatCount(added, 'line', 'lines')} added`] : []),
  ].join(', ');
}

function limitLines(most: number, lines: readonly string[]): string[] {
  const rest = lines.length - most;
  // A single line takes no more room than the sentence that it is left out.
  return rest > 1 ? [...lines.slice(0, most), `… ${formatInteger(rest)} more lines of this diff`] : [...lines];
}
