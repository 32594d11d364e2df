/** Runs that go on side by side, as many at a time as a small cluster bears. */
export class RunQueue {
  readonly #waiting: (() => Promise<unknown>)[] = [];
  readonly #runs: Promise<unknown>[] = [];

  constructor(private free: number) {}

  /** What comes of a run, which begins as soon as there is room for it. */
  add<T>(run: () => Promise<T>): Promise<T> {
    const done = new Promise<T>((resolve, reject) => {
      this.#waiting.push(() => run().then(resolve, reject));
    });
    // Who asks for it is told of a failure; nobody may.
    this.#runs.push(done.catch(() => {}));
    this.startNext();
    return done;
  }

  /** Waits until nothing runs any more. */
  async waitUntilIdle(): Promise<void> {
    await Promise.all(this.#runs);
  }

  private startNext(): void {
    const run = this.free > 0 ? this.#waiting.shift() : undefined;
    if (run === undefined) return;
    this.free -= 1;
    run().finally(() => {
      this.free += 1;
      this.startNext();
    });
  }
}

/** Tests of a suite that run side by side: their bodies start before the first test. */
export class ConcurrentTests {
  readonly #begin: (() => void)[] = [];

  /** Call it at the top level of the suite. */
  constructor(readonly queue: RunQueue) {
    beforeAll(() => {
      for (const begin of this.#begin) begin();
    });
    // Also if only one test was asked for: no body may outlive the tests.
    afterAll(() => queue.waitUntilIdle());
  }

  /** A test function that waits until this body has run. */
  test(body: () => Promise<void>): () => Promise<void> {
    let run: Promise<void> | undefined;
    this.#begin.push(() => {
      run = this.queue.add(body);
    });
    return async () => run;
  }
}
