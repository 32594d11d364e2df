import { PLAIN } from '../../text';
import { CannotVerify } from '../cluster';
import type { Streams } from './streams';

const YES = /^y(es)?$/i;

/** What is about to be disturbed, and where. */
export interface Disturbance {
  readonly where: string;
  /** What is done, to stand behind "it". */
  readonly deeds: readonly string[];
}

/** Says what is about to be disturbed, and asks where there is somebody to ask. Throws unless that is agreed to. */
export async function agreed(
  { where, deeds }: Disturbance,
  { err, isInteractive, question }: Streams,
  { yes, signal }: { readonly yes: boolean; readonly signal: AbortSignal },
): Promise<void> {
  if (deeds.length === 0) return;
  err(`In ${PLAIN.sentence(where)} it\n${deeds.map((deed) => `  - ${PLAIN.sentence(deed)}\n`).join('')}`);
  if (yes) return;
  if (!isInteractive) {
    throw new CannotVerify(['There is nobody to ask whether it may: say --yes, or --read-only to change nothing.']);
  }
  if (!YES.test((await question('Go on? [y/N] ', signal)).trim())) throw new CannotVerify(['Nothing was done.']);
}
