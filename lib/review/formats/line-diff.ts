import { counted, grouped, plain, shortened } from '../../text';

/** How two texts of several lines differ. */
export interface LineDiff {
  /** `1 line removed, 2 lines added` */
  readonly summary: string;
  /** As in a unified diff: ` ` before what is in both, `-` and `+` before what is in one. */
  readonly lines: readonly string[];
}

/** Lines around a difference. */
const CONTEXT = 2;
const MOST_LINES = 30;
const MOST_CHARACTERS_OF_A_LINE = 160;
/** Texts with more differences than this share too little to be compared line by line, and it would take long. */
const MOST_EDITS = 200;

/** The lines in which two texts differ. There are none if the texts differ in too many. */
export function diffLines(before: string, after: string): LineDiff {
  const options = { context: CONTEXT, maxEditLength: MOST_EDITS };
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

/** Loads the package when it is first needed: most reports do without, and a start would take 40 ms longer. */
function loadDiff(): typeof import('diff') {
  return require('diff');
}

function countLines(text: string): string {
  return counted(text.replace(/\n$/, '').split('\n').length, 'line', 'lines');
}

function shortenLine(line: string): string {
  return (
    line.charAt(0) + shortened(plain(shortened(line.slice(1), MOST_CHARACTERS_OF_A_LINE)), MOST_CHARACTERS_OF_A_LINE)
  );
}

function summarizeLines(lines: readonly string[]): string {
  const [removed, added] = ['-', '+'].map((sign) => lines.filter((line) => line.startsWith(sign)).length);
  return [
    ...(removed ? [`${counted(removed, 'line', 'lines')} removed`] : []),
    ...(added ? [`${counted(added, 'line', 'lines')} added`] : []),
  ].join(', ');
}

function limitLines(most: number, lines: readonly string[]): string[] {
  const rest = lines.length - most;
  // One line more takes no more room than to say that it is left out.
  return rest > 1 ? [...lines.slice(0, most), `… ${grouped(rest)} more lines of this diff`] : [...lines];
}
