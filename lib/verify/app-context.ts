import type { ExpectedApp } from './app';
import type { Clock } from './clock';
import type { ClusterClient } from './cluster';
import type { NetworkClient } from './network';
import type { UndoStack } from './undo';

/** The options of the command that checks use. */
export interface CheckSettings {
  /** How long to wait for pods. */
  readonly timeoutSeconds: number;
  /** Whether the cluster must not be changed. */
  readonly isReadOnly: boolean;
  /** The HTTP path at which the app shows a number that it stores. */
  readonly counterPath?: string;
  /** The image to roll out to the pods at or above the partition. */
  readonly canaryImage?: string;
  /** Whether to start a copy of the app. */
  readonly startsCopy: boolean;
}

/** The app, the cluster that it runs on, and how to reach both. */
export interface AppContext {
  readonly app: ExpectedApp;
  readonly namespace: string;
  readonly settings: CheckSettings;
  readonly cluster: ClusterClient;
  readonly network: NetworkClient;
  readonly clock: Clock;
  /** Every change to the cluster is added here, before it is made. */
  readonly undoStack: UndoStack;
  /** Shows the user what is being waited for. */
  progress(message: string): void;
}
