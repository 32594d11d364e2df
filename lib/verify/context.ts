import type { App } from './app';
import type { Ask } from './ask';
import type { Cluster } from './cluster';
import type { Deletion, Helper, Marks } from './experiments';
import type { Repairs } from './repairs';
import type { CheckId } from './report';
import type { Time } from './time';

/** What was asked for. */
export interface Choices {
  /** How long to wait for pods, in seconds. */
  readonly seconds: number;
  readonly isReadOnly: boolean;
  /** The path at which the app tells a number that it keeps. */
  readonly counter?: string;
  /** The image to roll out to some pods. */
  readonly canary?: string;
  /** Whether to start a copy of the app. */
  readonly parallel: boolean;
}

/** What no interruption stops. */
export interface Lasting {
  readonly cluster: Cluster;
  readonly time: Time;
}

/** What a check has to go by. */
export interface Context {
  readonly app: App;
  readonly namespace: string;
  readonly choices: Choices;
  readonly cluster: Cluster;
  readonly repairs: Repairs;
  /** The same, for what must be done even after an interruption. */
  readonly lasting: Lasting;
  /** The name of a copy of the app, should one be started. */
  readonly copyName: string;
  readonly time: Time;
  readonly ask: Ask;
  readonly helper: Helper;
  readonly marks: Marks;
  readonly deletion: Deletion;
  /** Says what is being waited for. */
  progress(what: string): void;
  /** What came of the checks before. */
  hasPassed(id: CheckId): boolean;
}
