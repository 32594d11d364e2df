import type { ExpectedApp } from './app';
import type { Clock } from './clock';
import type { ClusterClient } from './cluster';
import type { DataMarks, HelperPod, PodDeletion } from './experiments';
import type { NetworkClient } from './network';
import type { CheckId } from './report';
import type { UndoStack } from './undo';

/** What was asked for. */
export interface CheckSettings {
  /** How long to wait for pods, in seconds. */
  readonly timeoutSeconds: number;
  readonly isReadOnly: boolean;
  /** The path at which the app tells a number that it keeps. */
  readonly counterPath?: string;
  /** The image to roll out to some pods. */
  readonly canaryImage?: string;
  /** Whether to start a copy of the app. */
  readonly startsCopy: boolean;
}

/** What no interruption stops. */
export interface Lasting {
  readonly cluster: ClusterClient;
  readonly time: Clock;
}

/** What a check has to go by. */
export interface CheckContext {
  readonly app: ExpectedApp;
  readonly namespace: string;
  readonly settings: CheckSettings;
  readonly cluster: ClusterClient;
  readonly undoStack: UndoStack;
  /** The same, for what must be done even after an interruption. */
  readonly lasting: Lasting;
  /** The name of a copy of the app, should one be started. */
  readonly copyName: string;
  readonly clock: Clock;
  readonly network: NetworkClient;
  readonly helper: HelperPod;
  readonly marks: DataMarks;
  readonly deletion: PodDeletion;
  /** Says what is being waited for. */
  progress(what: string): void;
  /** What came of the checks before. */
  hasPassed(id: CheckId): boolean;
}
