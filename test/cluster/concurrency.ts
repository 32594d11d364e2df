/** Runs asynchronous functions concurrently, up to a limit that a small cluster can handle. */
export class RunQueue {
  readonly #waiting: (() => Promise<unknown>)[] = [];
  readonly #runs: Promise<unknown>[] = [];

  /** @param free how many may run at once */
  constructor(private free: number) {}

  /** Starts a run as soon as the limit allows it. Returns its result. */
  add<T>(run: () => Promise<T>): Promise<T> {
    const done = new Promise<T>((resolve, reject) => {
      this.#waiting.push(() => run().then(resolve, reject));
    });
    // The caller gets a failure. Here it must not be an unhandled rejection.
    this.#runs.push(done.catch(() => {}));
    this.startNext();
    return done;
  }

  /** Waits until all runs have ended. */
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

/** Runs the tests of a suite concurrently: their bodies start before the first test. */
export class ConcurrentTests {
  readonly #starts: (() => void)[] = [];

  /** Declares hooks, so it must be called at the top level of the suite. */
  constructor(readonly queue: RunQueue) {
    beforeAll(() => {
      for (const start of this.#starts) start();
    });
    // Bodies run even if only one test was selected, and must not outlive the suite.
    afterAll(() => queue.waitUntilIdle());
  }

  /** Returns a test function that waits for the result of a body. */
  test(body: () => Promise<void>): () => Promise<void> {
    let run: Promise<void> | undefined;
    this.#starts.push(() => {
      run = this.queue.add(body);
    });
    return async () => run;
  }
}
