import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Calls a function with a new folder, which is deleted when the function returns. */
export function withTemporaryFolder<T>(use: (folder: string) => T): T {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'review-')));
  // A signal would end the process before the folder is deleted.
  for (const signal of SIGNALS) process.on(signal, ignore);
  try {
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
    for (const signal of SIGNALS) process.off(signal, ignore);
  }
}

function ignore(): void {}
