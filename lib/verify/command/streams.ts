import type { Clock } from '../clock';
import type { Kubectl, ProcessOptions } from '../cluster';
import type { NetworkClient } from '../network';

/** The input and output of the command. */
export interface VerifyStreams {
  out(text: string): void;
  err(text: string): void;
  /** Whether a user can answer questions. */
  readonly isInteractive: boolean;
  /** Asks the user, and returns the answer. Rejects when the signal is aborted. */
  question(text: string, signal: AbortSignal): Promise<string>;
  /** Calls the listener when the command must stop, such as after Ctrl-C. */
  onStop(listener: () => void): void;
}

/** How the command reaches a cluster and its apps. */
export interface VerifyTools {
  createKubectl(flags: readonly string[], options: ProcessOptions): Kubectl;
  createClock(signal?: AbortSignal): Clock;
  readonly network: NetworkClient;
}
