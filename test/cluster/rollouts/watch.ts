import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Manifest } from '../../manifests';

/** What a watch said of an object, and when. */
export interface WatchEvent {
  readonly at: number;
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED';
  readonly object: Manifest;
}

/** All that happens to the objects of a kind in a namespace, in order, from when it is made until it is closed. */
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

  /** Those that are there. */
  get objects(): Manifest[] {
    const there = new Map<string, Manifest>();
    for (const { type, object } of this.events) {
      if (type === 'DELETED') there.delete(object.metadata.uid);
      else there.set(object.metadata.uid, object);
    }
    return [...there.values()];
  }

  /** When something happened last; 0 where nothing did. */
  get lastEventMs(): number {
    return this.events.at(-1)?.at ?? 0;
  }

  close(): void {
    this.#process.kill();
  }
}
