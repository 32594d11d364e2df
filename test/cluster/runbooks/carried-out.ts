import { runbookOfStatefulSet } from '../../../lib/review';
import type { Manifest } from '../../manifests';
import { type TestNamespace, until } from '../kubectl';
import type { Case } from './cases';
import { loseConnection } from './reviewed';
import { dataOf, podsOf, type Uids } from './seen';
import { applied, changeIn, only, rolledOut, sh, started } from './stage';

const STUCK_SECONDS = 120;

/** What was seen of a runbook that was run. */
export interface Run {
  /** Pods and their uids before the runbook, after it, and after it was run once more. */
  readonly uids: readonly [before: Uids, after: Uids, again: Uids];
  readonly data: Readonly<Record<string, string>>;
  readonly seen: unknown;
}

/** Brings a case about and runs its runbook, twice. */
export async function carriedOut(one: Case): Promise<Run> {
  const { base, prepare, stuck, head, runbook = runbookOfStatefulSet, lostBehind, meanwhile, seen } = one;
  const namespace = await started(base);
  await prepare?.(namespace);
  const before = await podsOf(namespace);
  if (stuck) await rolloutStuck(namespace, stuck);
  const lines = runbook(await changeIn(namespace, base, head)) ?? [];
  if (lostBehind !== undefined) await loseConnection(lines, lostBehind);
  await meanwhile?.(namespace);
  const uids = async () => {
    await sh(lines);
    await rolledOut(namespace, only(head).metadata.name);
    return podsOf(namespace);
  };
  const run: Run = {
    uids: [before, await uids(), await uids()],
    data: await dataOf(namespace),
    seen: await seen?.(namespace),
  };
  namespace.delete();
  return run;
}

async function rolloutStuck(namespace: TestNamespace, objects: readonly Manifest[]): Promise<void> {
  await applied(namespace, objects);
  // A pod that is only being created waits as well.
  const waiting = ({ status }: Manifest) =>
    status.containerStatuses?.some(({ state }: Manifest) => /Image/.test(state.waiting?.reason));
  await until('a pod waits', STUCK_SECONDS, async () => (await namespace.read('pods')).items.some(waiting));
}
