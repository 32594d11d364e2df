import type { Construct } from 'constructs';
import { describe, type Problem } from '../fields';
import type { Rule } from './rule';
import { shown } from './shown';

/** A construct was given what it can't take. The message names each property, its value and what is allowed. */
export class InvalidProperties extends Error {
  override readonly name = 'InvalidProperties';
  // Private to the language, so that Node.js doesn't print them again below the message.
  readonly #path: string;
  readonly #problems: readonly Problem[];

  constructor(path: string, problems: readonly Problem[]) {
    super(
      [`${path} was given what it cannot take:`, ...problems.map((problem) => `  ${describe(problem, shown)}`)].join(
        '\n',
      ),
    );
    this.#path = path;
    this.#problems = problems;
  }

  /** Path of the construct. */
  get path(): string {
    return this.#path;
  }

  /** What is wrong, all of it. */
  get problems(): readonly Problem[] {
    return this.#problems;
  }
}

/**
 * Throws where `rule` finds problems in what `construct` was given. The stack trace begins at the line that
 * made the construct: `caller`, its class, and what that calls are left out of it.
 */
export function assertValid(construct: Construct, rule: Rule, props: unknown, caller: unknown): void {
  assertNone(construct.node.path, rule(props), caller);
}

/** Throws where there are problems with what stands at `path`. */
export function assertNone(path: string, problems: readonly Problem[], caller: unknown): void {
  if (problems.length === 0) return;
  throw told(new InvalidProperties(path, problems), caller);
}

/** The error with a stack trace that begins at the line that called `caller` and stays within the project. */
export function told<Told extends Error>(error: Told, caller: unknown): Told {
  Error.captureStackTrace(error, caller as () => void);
  error.stack = error.stack && ownFrames(error.stack);
  return error;
}

/** The stack trace down to the lines of the project: what called main.ts helps nobody. */
function ownFrames(stack: string): string {
  const foreign = /^ +at .*(node:internal|node_modules)/;
  return stack
    .split('\n')
    .filter((line) => !foreign.test(line))
    .join('\n');
}
