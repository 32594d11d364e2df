import { createInterface } from 'node:readline/promises';
import { createClock, createKubectl, networkClient, verify } from '../lib/verify';

const NOT_LOOKED_AT = 2;
const STOPPING = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

const streams = {
  out: (text: string) => process.stdout.write(text),
  err: (text: string) => process.stderr.write(text),
  isInteractive: process.stdin.isTTY === true && process.stderr.isTTY === true,
  async question(text: string, signal: AbortSignal) {
    const terminal = createInterface({ input: process.stdin, output: process.stderr });
    // Where there is nothing more to read, nobody answers.
    const ended = new Promise<string>((resolve) => terminal.once('close', () => resolve('')));
    try {
      return await Promise.race([terminal.question(text, { signal }), ended]);
    } finally {
      terminal.close();
    }
  },
  onStop: (listener: () => void) => {
    for (const signal of STOPPING) process.on(signal, listener);
  },
};

// A terminal that is gone takes no more words; what was changed is put back all the same.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});

verify(process.argv.slice(2), streams, {
  createKubectl: createKubectl,
  createClock: createClock,
  network: networkClient,
}).then(
  (code) => {
    process.exitCode = code;
  },
  (error) => {
    // By itself node would end with 1, which says that there is a report.
    console.error(error);
    process.exitCode = NOT_LOOKED_AT;
  },
);
