import { Field } from '../../fields';
import type { Outcome } from '../cluster';
import { seenAfterRestart, seenAtOnce } from '../configuration';
import type { Context } from './context';

/** Who sees that the content of a ConfigMap or Secret is another. */
export interface Configuration {
  /** Those who see it at once. */
  readonly pods?: string;
  /** Those who don't. */
  readonly warnings: readonly string[];
}

export function configurationReport({ after }: Outcome, { uses, restarted }: Context): Configuration {
  const users = uses.of(new Field(after?.live));
  const pods = seenAtOnce(users);
  return { ...(pods && { pods }), warnings: seenAfterRestart(users, restarted) };
}
