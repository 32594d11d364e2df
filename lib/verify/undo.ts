import { shellWord } from '../text';
import { Unreachable } from './cluster';

const PAUSE_MS = 2000;
/** Of all repairs together: where a connection doesn't come back, nobody waits for each of them. */
const TRIES = 15;

/** Something that was changed, and how it is put back. */
export interface Undo {
  /** What is left if it isn't: `the mark at /data of web-0`. */
  readonly leftover: string;
  /** The command of kubectl by which a person does it. */
  readonly manualCommand: readonly string[];
  /** Does it, also where nothing or half of it was changed. */
  undo(): Promise<void>;
}

/** What was changed and is to be put back, whatever comes. */
export class UndoStack {
  readonly #open: Undo[] = [];
  readonly #left: string[] = [];
  #tries = TRIES;

  /** @param flags lead kubectl to where the changes are made */
  constructor(
    private readonly flags: readonly string[],
    private readonly pause: (ms: number) => Promise<void>,
  ) {}

  /** What could not be put back. */
  get leftovers(): readonly string[] {
    return this.#left;
  }

  /** Notes a repair: before the change is made, since that may be cut off halfway. */
  add(repair: Undo): Undo {
    this.#open.push(repair);
    return repair;
  }

  /** Whether a repair could be made. */
  async run(repair: Undo): Promise<boolean> {
    const index = this.#open.indexOf(repair);
    if (index === -1) return true;
    this.#open.splice(index, 1);
    return this.attempt(repair);
  }

  /** Makes all repairs that are left to be made, the latest change first. */
  async runAll(): Promise<void> {
    for (const repair of this.#open.splice(0).reverse()) await this.attempt(repair);
  }

  private async attempt(repair: Undo): Promise<boolean> {
    try {
      await repair.undo();
      return true;
    } catch (error) {
      // A connection that was lost may come back.
      if (error instanceof Unreachable && this.#tries > 0) {
        this.#tries -= 1;
        await this.pause(PAUSE_MS);
        return this.attempt(repair);
      }
      const command = ['kubectl', ...this.flags, ...repair.manualCommand].map(shellWord).join(' ');
      this.#left.push(`${repair.leftover}: ${(error as Error).message}. By hand: ${command}`);
      return false;
    }
  }
}
