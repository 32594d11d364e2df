import { createInterface } from 'node:readline/promises';
import { createClock, createKubectl, networkClient, verify } from '../lib/verify';

const EXIT_NOT_VERIFIED = 2;
const STOP_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

const streams = {
  out: (text: string) => process.stdout.write(text),
  err: (text: string) => process.stderr.write(text),
  isInteractive: process.stdin.isTTY === true && process.stderr.isTTY === true,
  async question(text: string, signal: AbortSignal) {
    const terminal = createInterface({ input: process.stdin, output: process.stderr });
    // At the end of the input the question has an empty answer.
    const closed = new Promise<string>((resolve) => terminal.once('close', () => resolve('')));
    try {
      return await Promise.race([terminal.question(text, { signal }), closed]);
    } finally {
      terminal.close();
    }
  },
  onStop: (listener: () => void) => {
    for (const signal of STOP_SIGNALS) process.on(signal, listener);
  },
};

// If the terminal is closed, changes must still be undone.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});

verify(process.argv.slice(2), streams, { createKubectl, createClock, network: networkClient }).then(
  (code) => {
    process.exitCode = code;
  },
  (error) => {
    // Node would exit with 1, which means that there is a report.
    console.error(error);
    process.exitCode = EXIT_NOT_VERIFIED;
  },
);
