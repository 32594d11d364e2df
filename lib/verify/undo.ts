import { quoteShellWord } from '../text';
import type { Clock } from './clock';
import { type ClusterClient, Unreachable } from './cluster';

const RETRY_PAUSE_MS = 2000;
/** For all actions together, so that a connection that stays lost does not delay each of them. */
const MAX_RETRIES = 15;

/** Access to the cluster that continues after an interruption. */
export interface UninterruptedAccess {
  readonly cluster: ClusterClient;
  readonly clock: Clock;
}

/** Undoes one change to the cluster. */
export interface UndoAction {
  /** The name of the change if it remains: `the mark at /data of web-0`. */
  readonly leftover: string;
  /** The arguments of the kubectl command by which a person undoes the change. */
  readonly manualCommand: readonly string[];
  /** Undoes the change. Succeeds if the change was not made, or only in part. */
  undo(access: UninterruptedAccess): Promise<void>;
}

/** The changes to the cluster that must be undone, also after a failure or an interruption. */
export class UndoStack {
  readonly #pending: UndoAction[] = [];
  readonly #leftovers: string[] = [];
  #retries = MAX_RETRIES;

  /** @param kubectlFlags lead kubectl to the cluster and the namespace */
  constructor(
    private readonly kubectlFlags: readonly string[],
    private readonly access: UninterruptedAccess,
  ) {}

  /** The changes that could not be undone, each with the command that undoes it. */
  get leftovers(): readonly string[] {
    return this.#leftovers;
  }

  /** Adds an action. Add it before the change is made, since an interruption may follow at once. */
  add(action: UndoAction): UndoAction {
    this.#pending.push(action);
    return action;
  }

  /** Runs an action, once. Returns whether the change is undone. */
  async run(action: UndoAction): Promise<boolean> {
    const index = this.#pending.indexOf(action);
    if (index === -1) return true;
    this.#pending.splice(index, 1);
    return this.attempt(action);
  }

  /** Runs all pending actions, the latest change first. */
  async runAll(): Promise<void> {
    for (const action of this.#pending.splice(0).reverse()) await this.attempt(action);
  }

  private async attempt(action: UndoAction): Promise<boolean> {
    try {
      await action.undo(this.access);
      return true;
    } catch (error) {
      // A connection that was lost may come back.
      if (error instanceof Unreachable && this.#retries > 0) {
        this.#retries -= 1;
        await this.access.clock.pause(RETRY_PAUSE_MS);
        return this.attempt(action);
      }
      const command = ['kubectl', ...this.kubectlFlags, ...action.manualCommand].map(quoteShellWord).join(' ');
      this.#leftovers.push(`${action.leftover}: ${(error as Error).message}. By hand: ${command}`);
      return false;
    }
  }
}
