import { runbookOf } from '../../../lib/review';
import type { Manifest } from '../../manifests';
import { type TestNamespace, waitUntil } from '../kubectl';
import type { RunbookCase } from './cases';
import { applyObjects, createChange, findStatefulSet, runScript, startApp, waitForRollout } from './namespaces';
import { type PodUids, readMarks, readPodUids } from './observe';
import { loseConnection } from './stage-change';

const STUCK_SECONDS = 120;

/** What was seen of a runbook that was run. */
export interface RunbookRun {
  /** Pods and their uids before the runbook, after it, and after it was run once more. */
  readonly uids: readonly [before: PodUids, after: PodUids, again: PodUids];
  readonly data: Readonly<Record<string, string>>;
  readonly observed: unknown;
}

/** Brings a case about and runs its runbook, twice. */
export async function stageAndRunRunbook(one: RunbookCase): Promise<RunbookRun> {
  const { base, prepare, stuck, head, runbook = runbookOf, lastCommand: lostBehind, meanwhile, observe: seen } = one;
  const namespace = await startApp(base);
  await prepare?.(namespace);
  const before = await readPodUids(namespace);
  if (stuck) await waitForStuckRollout(namespace, stuck);
  const lines = runbook(await createChange(namespace, base, head)) ?? [];
  if (lostBehind !== undefined) await loseConnection(lines, lostBehind);
  await meanwhile?.(namespace);
  const runOnce = async () => {
    await runScript(lines);
    await waitForRollout(namespace, findStatefulSet(head).metadata.name);
    return readPodUids(namespace);
  };
  const run: RunbookRun = {
    uids: [before, await runOnce(), await runOnce()],
    data: await readMarks(namespace),
    observed: await seen?.(namespace),
  };
  namespace.delete();
  return run;
}

async function waitForStuckRollout(namespace: TestNamespace, objects: readonly Manifest[]): Promise<void> {
  await applyObjects(namespace, objects);
  // A pod that is only being created waits as well.
  const waiting = ({ status }: Manifest) =>
    status.containerStatuses?.some(({ state }: Manifest) => /Image/.test(state.waiting?.reason));
  await waitUntil('a pod waits', STUCK_SECONDS, async () => (await namespace.read('pods')).items.some(waiting));
}
