import type { Ask } from '../ask';
import type { Kubectl, Ties } from '../cluster';
import type { Time } from '../time';

/** What the command works with beside its arguments. */
export interface Streams {
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
export interface Means {
  kubectl(flags: readonly string[], ties: Ties): Kubectl;
  time(signal?: AbortSignal): Time;
  readonly ask: Ask;
}
