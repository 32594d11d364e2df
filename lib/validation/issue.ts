import { inspect } from 'node:util';

/** Something that is wrong with an argument of a construct, or with an object. */
export interface Issue {
  /** The path in the construct or object, such as `claims[1].size`. Empty for the whole. */
  readonly path: string;
  /** The value at the path. */
  readonly value: unknown;
  /** The allowed values, in words that follow "must be": `a whole number from 1 to 65535`. */
  readonly allowed: string;
}

const MOST_CHARACTERS_SHOWN = 100;

/** The issues with the property or index `step` in front of their paths. */
export function nestIssues(step: string | number, issues: readonly Issue[]): Issue[] {
  const prefix = typeof step === 'number' ? `[${step}]` : step;
  return issues.map((issue) => ({ ...issue, path: joinPaths(prefix, issue.path) }));
}

function joinPaths(prefix: string, path: string): string {
  return path === '' || path.startsWith('[') ? prefix + path : `${prefix}.${path}`;
}

/** The issue in one line: path, value, and what is allowed. */
export function describeIssue({ path, value, allowed }: Issue, show = formatPlainValue): string {
  const given = value === undefined ? 'not given' : show(value);
  return `${path || 'props'} is ${given}, and must be ${allowed}`;
}

/** A value on one line, shortened if it is long. */
export function formatPlainValue(value: unknown): string {
  const text = inspect(value, { depth: 1, breakLength: Number.POSITIVE_INFINITY });
  return text.length > MOST_CHARACTERS_SHOWN ? `${text.slice(0, MOST_CHARACTERS_SHOWN)}…` : text;
}
