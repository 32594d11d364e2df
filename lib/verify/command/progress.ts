import { plain, shortened } from '../../text';
import type { VerifyStreams } from './streams';

const DEFAULT_WIDTH = 80;
/** Back to the start of the line, and what stands there away. */
const ANEW = '\r\u001b[K';

/** Says on standard error what is being waited for: where there is a terminal, in one line that changes. */
export interface Progress {
  say(what: string): void;
  clear(): void;
}

export function createProgress({ err, isInteractive }: Pick<VerifyStreams, 'err' | 'isInteractive'>): Progress {
  if (!isInteractive) return { say: (what) => err(`… ${plain(what)}\n`), clear: () => {} };
  return {
    say: (what) => err(`${ANEW}… ${shortened(plain(what), (process.stderr.columns ?? DEFAULT_WIDTH) - 4)}`),
    clear: () => err(ANEW),
  };
}
