import { formatInteger, type TextFormat } from '../../text';

/** Successive names whose numbers count up or down by one: `web-9`, `web-8`, `web-7`. */
interface NameRun {
  readonly first: string;
  readonly names: string[];
  last: string;
  /** 1 or -1. Undefined if there is only one name. */
  step?: number;
}

interface ListStyle {
  /** The named things, in plural: `pods`. */
  readonly of: string;
  /** The separator. */
  readonly between?: string;
}

/** A part of a list, and how many names it stands for. */
interface ListPiece {
  readonly text: string;
  readonly count: number;
}

const LONGEST_RUN_SPELLED_OUT = 5;
const MOST_PIECES = 12;

/** Lists names in their order, and condenses long runs: `web-9 … web-0 (10 pods)`. */
export function listNames(names: readonly string[], show: TextFormat, { of, between = ', ' }: ListStyle): string {
  const pieces = runsOf(names).flatMap((run) => piecesOf(run, show, of));
  const rest = pieces.slice(MOST_PIECES).reduce((sum, { count }) => sum + count, 0);
  const texts = pieces.slice(0, MOST_PIECES).map(({ text }) => text);
  return [...texts, ...describeRest(rest)].join(between);
}

/** Lists names whose order says nothing: names that differ only in their last number are sorted by that number. */
export function listNamesByNumber(names: readonly string[], show: TextFormat, style: ListStyle): string {
  const groups = new Map<string, string[]>();
  for (const name of names) {
    const { prefix, number } = splitNumber(name);
    const key = Number.isNaN(number) ? name : prefix;
    const group = groups.get(key);
    if (group) group.push(name);
    else groups.set(key, [name]);
  }
  const byNumber = (one: string, other: string) => splitNumber(one).number - splitNumber(other).number;
  const sorted = [...groups.values()].flatMap((group) => group.toSorted(byNumber));
  return listNames(sorted, show, style);
}

/** The first texts, and how many more there are. */
export function limitTexts(most: number, texts: readonly string[]): string[] {
  return [...texts.slice(0, most), ...describeRest(texts.length - most)];
}

/** The last item of a list that is cut off: `and 3 more`. None if nothing is cut off. */
export function describeRest(count: number): string[] {
  return count > 0 ? [`and ${formatInteger(count)} more`] : [];
}

function piecesOf({ names, first, last }: NameRun, show: TextFormat, of: string): ListPiece[] {
  if (names.length <= LONGEST_RUN_SPELLED_OUT) return names.map((name) => ({ text: show.name(name), count: 1 }));
  const text = `${show.name(first)} … ${show.name(last)} (${formatInteger(names.length)} ${of})`;
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

/** The difference of the last numbers of two names. NaN if they differ in more. */
function stepBetween(one: string, other: string): number {
  const [from, to] = [splitNumber(one), splitNumber(other)];
  return from.prefix === to.prefix ? to.number - from.number : Number.NaN;
}

/** Splits `web-9` into `web-` and 9. The number is NaN if the name does not end in one. */
function splitNumber(name: string): { readonly prefix: string; readonly number: number } {
  const start = name.lastIndexOf('-') + 1;
  const end = name.slice(start);
  return { prefix: name.slice(0, start), number: /^\d+$/.test(end) ? Number(end) : Number.NaN };
}
