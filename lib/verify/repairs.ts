import { shellWord } from '../text';
import { Unreachable } from './cluster';

const PAUSE_MS = 2000;
/** Of all repairs together: where a connection doesn't come back, nobody waits for each of them. */
const TRIES = 15;

/** Something that was changed, and how it is put back. */
export interface Repair {
  /** What is left if it isn't: `the mark at /data of web-0`. */
  readonly left: string;
  /** The command of kubectl by which a person does it. */
  readonly byHand: readonly string[];
  /** Does it, also where nothing or half of it was changed. */
  mend(): Promise<void>;
}

/** What was changed and is to be put back, whatever comes. */
export class Repairs {
  readonly #open: Repair[] = [];
  readonly #left: string[] = [];
  #tries = TRIES;

  /** @param flags lead kubectl to where the changes are made */
  constructor(
    private readonly flags: readonly string[],
    private readonly pause: (ms: number) => Promise<void>,
  ) {}

  /** What could not be put back. */
  get left(): readonly string[] {
    return this.#left;
  }

  /** Notes a repair: before the change is made, since that may be cut off halfway. */
  note(repair: Repair): Repair {
    this.#open.push(repair);
    return repair;
  }

  /** Whether a repair could be made. */
  async make(repair: Repair): Promise<boolean> {
    const index = this.#open.indexOf(repair);
    if (index === -1) return true;
    this.#open.splice(index, 1);
    return this.attempt(repair);
  }

  /** Makes all repairs that are left to be made, the latest change first. */
  async makeAll(): Promise<void> {
    for (const repair of this.#open.splice(0).reverse()) await this.attempt(repair);
  }

  private async attempt(repair: Repair): Promise<boolean> {
    try {
      await repair.mend();
      return true;
    } catch (error) {
      // A connection that was lost may come back.
      if (error instanceof Unreachable && this.#tries > 0) {
        this.#tries -= 1;
        await this.pause(PAUSE_MS);
        return this.attempt(repair);
      }
      const command = ['kubectl', ...this.flags, ...repair.byHand].map(shellWord).join(' ');
      this.#left.push(`${repair.left}: ${(error as Error).message}. By hand: ${command}`);
      return false;
    }
  }
}
