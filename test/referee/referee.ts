import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Manifest } from '../manifests';
import { buildReferee } from './build';

/** A question for a referee: one operation on one object. */
export type RefereeQuestion =
  | { readonly operation: 'create'; readonly object: Manifest }
  | { readonly operation: 'create'; readonly yaml: string }
  | {
      readonly operation: 'apply';
      readonly object: Manifest;
      /** The object as the API server has it. */
      readonly live: Manifest;
      /** The manifest that was applied last. */
      readonly lastApplied: Manifest | undefined;
    }
  | { readonly operation: 'podSecurity'; readonly object: Manifest; readonly level: string };

/** The errors of a rejected request, and the step that rejects it. */
export interface RefereeRejection {
  readonly by: 'kubectl' | 'decoding' | 'allocation' | 'validation' | 'storage';
  readonly errors: readonly { readonly field: string; readonly message: string }[];
}

/** The answer of a referee. It has exactly one of these fields. */
export interface RefereeAnswer {
  /** The object as the API server stores it. */
  readonly object?: Manifest;
  readonly rejection?: RefereeRejection;
  /** The fields of a Pod that a Pod Security level forbids. */
  readonly violations?: readonly string[];
  /** The reason for no answer: the question is malformed, its kind is unknown, or Kubernetes' own code panics. */
  readonly failure?: string;
}

/** A running program that answers questions with Kubernetes' own code of one release. */
export class Referee {
  /** Starts the referee of a release such as `1.37.2`, and builds it first if need be. */
  static start(release: string): Referee {
    return new Referee(spawn(buildReferee(release), { stdio: ['pipe', 'pipe', 'inherit'] }));
  }

  readonly #waiting: ((line: string) => void)[] = [];

  private constructor(private readonly program: ChildProcess) {
    // Many writers may wait for `drain`.
    program.stdin?.setMaxListeners(0);
    const lines = createInterface({ input: program.stdout as NodeJS.ReadableStream });
    lines.on('line', (line) => this.#waiting.shift()?.(line));
  }

  /** Asks questions, and returns the answers in the same order. */
  async ask(questions: readonly RefereeQuestion[]): Promise<RefereeAnswer[]> {
    return this.askLines(questions.map((question) => JSON.stringify(question)));
  }

  /** Sends lines, which need not be valid questions, and returns the answers in the same order. */
  async askLines(questions: Iterable<string>): Promise<RefereeAnswer[]> {
    const input = this.program.stdin as NodeJS.WritableStream;
    const answers: Promise<RefereeAnswer>[] = [];
    for (const question of questions) {
      answers.push(new Promise((resolve) => this.#waiting.push((line) => resolve(JSON.parse(line)))));
      if (!input.write(`${question}\n`)) await once(input, 'drain');
    }
    return Promise.all(answers);
  }

  close(): void {
    this.program.stdin?.end();
  }
}
