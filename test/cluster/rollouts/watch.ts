import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Manifest } from '../../manifests';

/** An event of a watch. */
export interface WatchEvent {
  /** The time in milliseconds, as of `Date.now()`. */
  readonly at: number;
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED';
  readonly object: Manifest;
}

/** Records the events of all objects of a kind in a namespace, in order, until it is closed. */
export class Watch {
  readonly events: WatchEvent[] = [];
  readonly #process: ChildProcess;

  constructor(namespace: string, kind: string) {
    const output = ['--watch', '--output-watch-events', '--output=jsonpath={@}{"\\n"}'];
    this.#process = spawn('kubectl', ['--namespace', namespace, 'get', kind, ...output], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    createInterface({ input: this.#process.stdout as NodeJS.ReadableStream }).on('line', (line) => {
      this.events.push({ at: Date.now(), ...JSON.parse(line) });
    });
  }

  /** The objects that exist. */
  get objects(): Manifest[] {
    const existing = new Map<string, Manifest>();
    for (const { type, object } of this.events) {
      if (type === 'DELETED') existing.delete(object.metadata.uid);
      else existing.set(object.metadata.uid, object);
    }
    return [...existing.values()];
  }

  /** The time of the last event. 0 without events. */
  get lastEventMs(): number {
    return this.events.at(-1)?.at ?? 0;
  }

  close(): void {
    this.#process.kill();
  }
}
