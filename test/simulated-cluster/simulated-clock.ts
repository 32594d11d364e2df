const STEP_MS = 250;

/** A clock whose time passes only by `advance`. */
export class SimulatedClock {
  #now = 0;
  readonly #due: { readonly at: number; readonly act: () => void }[] = [];

  /** @param onStep is called after each step, and returns whether more steps can change anything */
  constructor(private readonly onStep: () => boolean) {}

  /** Milliseconds since the start. */
  get now(): number {
    return this.#now;
  }

  /** Calls a function when this time is reached. */
  at(seconds: number, act: () => void): void {
    this.#due.push({ at: seconds * 1000, act });
  }

  advance(ms: number): void {
    const end = this.#now + ms;
    while (this.#now < end) {
      this.#now = Math.min(end, this.#now + STEP_MS);
      const due = this.#due.filter(({ at }) => at <= this.#now);
      for (const one of due) {
        this.#due.splice(this.#due.indexOf(one), 1);
        one.act();
      }
      // The remaining steps would change nothing.
      if (!this.onStep() && this.#due.length === 0) this.#now = end;
    }
  }
}
