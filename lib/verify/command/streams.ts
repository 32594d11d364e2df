import type { Clock } from '../clock';
import type { Kubectl, ProcessOptions } from '../cluster';
import type { NetworkClient } from '../network';

/** What the command works with beside its arguments. */
export interface VerifyStreams {
  out(text: string): void;
  err(text: string): void;
  /** Whether somebody sits before it who can be asked. */
  readonly isInteractive: boolean;
  /** What somebody answers to this. */
  question(text: string, signal: AbortSignal): Promise<string>;
  /** Calls this whenever the command is told to stop. */
  onStop(listener: () => void): void;
}

/** How it reaches a cluster. */
export interface VerifyTools {
  createKubectl(flags: readonly string[], ties: ProcessOptions): Kubectl;
  createClock(signal?: AbortSignal): Clock;
  readonly network: NetworkClient;
}
