import { grouped, type Show } from '../../text';

/** Names that follow one another: `web-9`, `web-8`, `web-7`. */
interface NameRun {
  readonly first: string;
  readonly names: string[];
  last: string;
  step?: number;
}

interface ListStyle {
  /** What the names are of: `pods`. */
  readonly of: string;
  /** What stands between two. */
  readonly between?: string;
}

const LONGEST_RUN_SPELLED_OUT = 5;
const MOST_PIECES = 12;

/** The names in their order; long rows condensed: `web-9 … web-0 (10 pods)`. */
export function listNames(names: readonly string[], show: Show, { of, between = ', ' }: ListStyle): string {
  const pieces = runsOf(names).flatMap((run) => piecesOf(run, show, of));
  const rest = pieces.slice(MOST_PIECES).reduce((sum, { count }) => sum + count, 0);
  const shown = pieces.slice(0, MOST_PIECES).map(({ text }) => text);
  return [...shown, ...(rest > 0 ? [`and ${grouped(rest)} more`] : [])].join(between);
}

/** The same where the order says nothing: names that differ in the last number alone stand together, by that number. */
export function listNamesByNumber(names: readonly string[], show: Show, style: ListStyle): string {
  const rows = new Map<string, string[]>();
  for (const name of names) {
    const { prefix, number } = splitNumber(name);
    const key = Number.isNaN(number) ? name : prefix;
    const row = rows.get(key);
    if (row) row.push(name);
    else rows.set(key, [name]);
  }
  const byNumber = (one: string, other: string) => splitNumber(one).number - splitNumber(other).number;
  return listNames(
    [...rows.values()].flatMap((row) => row.toSorted(byNumber)),
    show,
    style,
  );
}

/** The first of them, and how many more there are. */
export function limitTexts(most: number, texts: readonly string[]): string[] {
  const rest = texts.length - most;
  return [...texts.slice(0, most), ...(rest > 0 ? [`and ${grouped(rest)} more`] : [])];
}

function piecesOf({ names, first, last }: NameRun, show: Show, of: string): { text: string; count: number }[] {
  if (names.length <= LONGEST_RUN_SPELLED_OUT) return names.map((name) => ({ text: show.name(name), count: 1 }));
  const text = `${show.name(first)} … ${show.name(last)} (${grouped(names.length)} ${of})`;
  return [{ text, count: names.length }];
}

function runsOf(names: readonly string[]): NameRun[] {
  const runs: NameRun[] = [];
  for (const name of names) {
    const run = runs.at(-1);
    const step = run ? stepBetween(run.last, name) : 0;
    if (run && Math.abs(step) === 1 && (run.step ?? step) === step) {
      run.names.push(name);
      run.last = name;
      run.step = step;
    } else runs.push({ first: name, names: [name], last: name });
  }
  return runs;
}

function stepBetween(one: string, other: string): number {
  const [from, to] = [splitNumber(one), splitNumber(other)];
  return from.prefix === to.prefix ? to.number - from.number : Number.NaN;
}

function splitNumber(name: string): { prefix: string; number: number } {
  const start = name.lastIndexOf('-') + 1;
  const end = name.slice(start);
  return { prefix: name.slice(0, start), number: /^\d+$/.test(end) ? Number(end) : Number.NaN };
}
