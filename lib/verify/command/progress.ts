import { escapeInvisible, truncate } from '../../text';
import type { VerifyStreams } from './streams';

const DEFAULT_WIDTH = 80;
/** Moves to the start of the line, and clears it. */
const CLEAR_LINE = '\r\u001b[K';

/** Shows on standard error what is being waited for. */
export interface Progress {
  say(message: string): void;
  /** Removes the last message from a terminal. */
  clear(): void;
}

/** Writes one line that changes if standard error is a terminal, and a line for each message otherwise. */
export function createProgress({ err, isInteractive }: Pick<VerifyStreams, 'err' | 'isInteractive'>): Progress {
  if (!isInteractive) return { say: (message) => err(`… ${escapeInvisible(message)}\n`), clear: () => {} };
  return {
    say: (message) =>
      err(`${CLEAR_LINE}… ${truncate(escapeInvisible(message), (process.stderr.columns ?? DEFAULT_WIDTH) - 4)}`),
    clear: () => err(CLEAR_LINE),
  };
}
