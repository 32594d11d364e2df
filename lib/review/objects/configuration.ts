import { Field } from '../../validation';

import type { Outcome } from '../cluster';
import { seenAfterRestart, seenByPods } from '../configuration';
import type { Context } from './context';

/** Who sees that the content of a ConfigMap or Secret is another. */
export interface Configuration {
  /** The pods that read it by themselves. */
  readonly pods?: string;
  /** The pods that go on with the old content. */
  readonly warnings: readonly string[];
}

export function configurationReport({ after, key }: Outcome, context: Context): Configuration {
  if (!context.changedContent.has(key)) return { warnings: [] };
  const users = context.uses.of(new Field(after?.live));
  const pods = seenByPods(users, context);
  return { ...(pods && { pods }), warnings: seenAfterRestart(users, context) };
}
