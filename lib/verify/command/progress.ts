import { plain, shortened } from '../../text';
import type { Streams } from './streams';

const DEFAULT_WIDTH = 80;
/** Back to the start of the line, and what stands there away. */
const ANEW = '\r\u001b[K';

/** Says on standard error what is being waited for: where there is a terminal, in one line that changes. */
export interface Progress {
  say(what: string): void;
  done(): void;
}

export function progress({ err, isInteractive }: Pick<Streams, 'err' | 'isInteractive'>): Progress {
  if (!isInteractive) return { say: (what) => err(`… ${plain(what)}\n`), done: () => {} };
  return {
    say: (what) => err(`${ANEW}… ${shortened(plain(what), (process.stderr.columns ?? DEFAULT_WIDTH) - 4)}`),
    done: () => err(ANEW),
  };
}
