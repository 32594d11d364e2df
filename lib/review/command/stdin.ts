import { readFileSync } from 'node:fs';
import { isatty } from 'node:tty';
import { UnusableInput } from '../../manifests';

const STDIN = 0;

/**
 * Reads all of stdin.
 *
 * @throws UnusableInput if it is a terminal or can't be read
 */
export function readStdin(): Uint8Array {
  if (isatty(STDIN)) throw new UnusableInput(['stdin is a terminal. Pipe manifests into the command, or name a file.']);
  try {
    return readFileSync(STDIN);
  } catch (error) {
    throw new UnusableInput([`stdin can't be read: ${(error as Error).message}`]);
  }
}
