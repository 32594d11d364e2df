import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Manifest } from '../manifests';
import { buildReferee } from './build';

/** A question for the referee: one operation on one object. */
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

/** Who rejects a request, and why. */
export interface RefereeRejection {
  readonly by: 'kubectl' | 'decoding' | 'allocation' | 'validation' | 'storage';
  readonly errors: readonly { readonly field: string; readonly message: string }[];
}

/** What the referee answers: one of these. */
export interface RefereeAnswer {
  /** The object as the API server stores it. */
  readonly object?: Manifest;
  readonly rejection?: RefereeRejection;
  /** What a Pod Security level forbids of a Pod. */
  readonly violations?: readonly string[];
  /** Why there is no answer: the question is malformed, or of an unknown kind, or Kubernetes' own code panics. */
  readonly failure?: string;
}

/** Kubernetes' own code of one release, as a program that is asked. */
export class Referee {
  /** Starts the referee of a release such as `1.37.2`, and builds it first if need be. */
  static start(release: string): Referee {
    return new Referee(spawn(buildReferee(release), { stdio: ['pipe', 'pipe', 'inherit'] }));
  }

  readonly #waiting: ((line: string) => void)[] = [];

  private constructor(private readonly program: ChildProcess) {
    // Many may wait until the program takes more.
    program.stdin?.setMaxListeners(0);
    const lines = createInterface({ input: program.stdout as NodeJS.ReadableStream });
    lines.on('line', (line) => this.#waiting.shift()?.(line));
  }

  /** The answers to questions, in their order. */
  async ask(questions: readonly RefereeQuestion[]): Promise<RefereeAnswer[]> {
    return this.askLines(questions.map((question) => JSON.stringify(question)));
  }

  /** The answers to what stands on these lines, whatever it is. */
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
