import { PLAIN } from '../../text';
import { CannotVerify } from '../cluster';
import type { VerifyStreams } from './streams';

const YES = /^y(es)?$/i;

/** What is about to be disturbed, and where. */
export interface PlannedActions {
  readonly location: string;
  /** What is done, to stand behind "it". */
  readonly actions: readonly string[];
}

/** Says what is about to be disturbed, and asks where there is somebody to ask. Throws unless that is agreed to. */
export async function requestConsent(
  { location: where, actions: deeds }: PlannedActions,
  { err, isInteractive, question }: VerifyStreams,
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
