import { Field } from '../../validation';

import type { Outcome } from '../cluster';
import { describeAutomaticUpdates, describeStalePods } from '../configuration';
import type { ObjectContext } from './context';

/** Who sees that the content of a ConfigMap or Secret is another. */
export interface Configuration {
  /** The pods that read it by themselves. */
  readonly pods?: string;
  /** The pods that go on with the old content. */
  readonly warnings: readonly string[];
}

export function configurationReport({ after, key }: Outcome, context: ObjectContext): Configuration {
  if (!context.changedConfigurations.has(key)) return { warnings: [] };
  const users = context.uses.listUsesOf(new Field(after?.live));
  const pods = describeAutomaticUpdates(users, context);
  return { ...(pods && { pods }), warnings: describeStalePods(users, context) };
}
