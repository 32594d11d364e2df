import { describeIssue, formatPlainValue, type Issue } from './issue';

/** The error of a construct with invalid properties. The message has the path, the value and what is allowed of each. */
export class InvalidProperties extends Error {
  override readonly name = 'InvalidProperties';
  // Private fields, so that Node.js does not print them again below the message.
  readonly #path: string;
  readonly #issues: readonly Issue[];

  constructor(path: string, issues: readonly Issue[], format = formatPlainValue) {
    const lines = issues.map((issue) => `  ${describeIssue(issue, format)}`);
    super([`${path} was given what it cannot take:`, ...lines].join('\n'));
    this.#path = path;
    this.#issues = issues;
  }

  /** The path of the construct. */
  get path(): string {
    return this.#path;
  }

  /** All issues. */
  get problems(): readonly Issue[] {
    return this.#issues;
  }
}

/** Throws `InvalidProperties` if there are issues with the construct at `path`. */
export function assertNoIssues(
  path: string,
  issues: readonly Issue[],
  caller: unknown,
  format?: (value: unknown) => string,
): void {
  if (issues.length === 0) return;
  throw withCallerStack(new InvalidProperties(path, issues, format), caller);
}

/** The error, with a stack trace that begins at the line that called `caller` and stays within the project. */
export function withCallerStack<Thrown extends Error>(error: Thrown, caller: unknown): Thrown {
  Error.captureStackTrace(error, caller as () => void);
  error.stack = error.stack && framesOfProject(error.stack);
  return error;
}

/** The stack trace without the frames of Node.js and of packages. */
function framesOfProject(stack: string): string {
  const foreign = /^ +at .*(node:internal|node_modules)/;
  return stack
    .split('\n')
    .filter((line) => !foreign.test(line))
    .join('\n');
}
