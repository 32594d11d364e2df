import { plainText } from '../../text';
import { CannotVerify } from '../cluster';
import type { VerifyStreams } from './streams';

const YES = /^y(es)?$/i;

/** How the command will disturb the app, and where. */
export interface PlannedActions {
  readonly location: string;
  /** Each continues the sentence "It". */
  readonly actions: readonly string[];
}

/** How consent is given. */
export interface ConsentOptions {
  /** Whether `--yes` was set. */
  readonly isGiven: boolean;
  /** Aborts the question. */
  readonly signal: AbortSignal;
}

/**
 * Shows the planned actions, and asks the user to confirm them.
 *
 * @throws CannotVerify unless the user consents
 */
export async function requestConsent(
  { location, actions }: PlannedActions,
  { err, isInteractive, question }: VerifyStreams,
  { isGiven, signal }: ConsentOptions,
): Promise<void> {
  if (actions.length === 0) return;
  err(
    `In ${plainText.sentence(location)} it\n${actions.map((action) => `  - ${plainText.sentence(action)}\n`).join('')}`,
  );
  if (isGiven) return;
  if (!isInteractive) {
    throw new CannotVerify([
      'stdin is not a terminal, so nobody can confirm this. Confirm it with --yes, or change nothing with --read-only.',
    ]);
  }
  const answer = await question('Go on? [y/N] ', signal);
  if (!YES.test(answer.trim())) throw new CannotVerify(['Nothing was done.']);
}
