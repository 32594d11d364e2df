import { inspect } from 'node:util';

/** One thing that is wrong with what a construct was given, or with an object. */
export interface Issue {
  /** Where, from the construct or object on: `container.port.number`, `claims[1].size`. Empty for the whole. */
  readonly path: string;
  /** What was given. */
  readonly value: unknown;
  /** What it must be, to stand behind "must be": `a whole number from 1 to 65535`. */
  readonly allowed: string;
}

const MOST_CHARACTERS_SHOWN = 100;

/** The problems as they stand one step further out: under the property or index `step`. */
export function nestIssues(step: string | number, problems: readonly Issue[]): Issue[] {
  const prefix = typeof step === 'number' ? `[${step}]` : step;
  return problems.map((problem) => ({ ...problem, path: join(prefix, problem.path) }));
}

function join(prefix: string, path: string): string {
  return path === '' || path.startsWith('[') ? prefix + path : `${prefix}.${path}`;
}

/** The problem in one line, for people. */
export function describeIssue({ path, value, allowed }: Issue, show = formatPlainValue): string {
  const given = value === undefined ? 'not given' : show(value);
  return `${path || 'props'} is ${given}, and must be ${allowed}`;
}

/** A value on one line. */
export function formatPlainValue(value: unknown): string {
  const text = inspect(value, { depth: 1, breakLength: Number.POSITIVE_INFINITY });
  return text.length > MOST_CHARACTERS_SHOWN ? `${text.slice(0, MOST_CHARACTERS_SHOWN)}…` : text;
}
