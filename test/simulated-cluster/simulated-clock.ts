const STEP_MS = 250;

/** Time that goes by only where somebody waits. */
export class SimulatedClock {
  #now = 0;
  readonly #due: { readonly at: number; readonly act: () => void }[] = [];

  /** @param onStep is called whenever some time has gone by, and says whether anything is still under way */
  constructor(private readonly onStep: () => boolean) {}

  /** Milliseconds since it began. */
  get now(): number {
    return this.#now;
  }

  /** Does this once so many seconds have gone by. */
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
      // Where nothing is under way, nothing happens in the steps that are left.
      if (!this.onStep() && this.#due.length === 0) this.#now = end;
    }
  }
}
