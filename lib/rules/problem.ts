import { inspect } from 'node:util';
import { Duration, Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-28';

/** One thing that is wrong with what a construct was given, or with an object that it became. */
export interface Problem {
  /** Where, from the construct on: `container.port.number`, `claims[1].size`. Empty for the whole. */
  readonly path: string;
  /** What was given. */
  readonly value: unknown;
  /** What it must be, to stand behind "must be": `a whole number from 1 to 65535`. */
  readonly allowed: string;
}

const MOST_CHARACTERS_SHOWN = 100;

/** The problems as they stand one step further out: under the property or index `step`. */
export function under(step: string | number, problems: readonly Problem[]): Problem[] {
  const prefix = typeof step === 'number' ? `[${step}]` : step;
  return problems.map((problem) => ({ ...problem, path: join(prefix, problem.path) }));
}

function join(prefix: string, path: string): string {
  return path === '' || path.startsWith('[') ? prefix + path : `${prefix}.${path}`;
}

/** The problem in one line, for people. */
export function describe({ path, value, allowed }: Problem): string {
  const given = value === undefined ? 'not given' : shown(value);
  return `${path || 'props'} is ${given}, and must be ${allowed}`;
}

function shown(value: unknown): string {
  if (value instanceof Size) return value.asString();
  if (value instanceof Cpu) return value.amount;
  if (value instanceof Duration) return `${value.toMilliseconds({ integral: false }) / 1000} seconds`;
  const text = inspect(value, { depth: 1, breakLength: Number.POSITIVE_INFINITY });
  return text.length > MOST_CHARACTERS_SHOWN ? `${text.slice(0, MOST_CHARACTERS_SHOWN)}…` : text;
}
