import { runbookOfStatefulSet } from '../../../lib/review';
import type { Manifest } from '../../manifests';
import { type TestNamespace, waitUntil } from '../kubectl';
import type { RunbookCase } from './cases';
import { applyObjects, createChange, findStatefulSet, runScript, startApp, waitForRollout } from './namespaces';
import { type PodUids, readMarks, readPodUids } from './observe';
import { loseConnection } from './stage-change';

const STUCK_SECONDS = 120;

/** The observations about a runbook that was run twice. */
export interface RunbookRun {
  /** The UIDs of pods by name: before the runbook, after the first run, and after the second run. */
  readonly uids: readonly [before: PodUids, after: PodUids, again: PodUids];
  readonly data: Readonly<Record<string, string>>;
  readonly observed: unknown;
}

/** Applies BASE of a case, runs the runbook to HEAD twice, and observes the result. */
export async function stageAndRunRunbook(one: RunbookCase): Promise<RunbookRun> {
  const { base, prepare, stuck, head, runbook = runbookOfStatefulSet, lastCommand, meanwhile, observe } = one;
  const namespace = await startApp(base);
  await prepare?.(namespace);
  const before = await readPodUids(namespace);
  if (stuck) await waitForStuckRollout(namespace, stuck);
  const lines = runbook(await createChange(namespace, base, head)) ?? [];
  if (lastCommand !== undefined) await loseConnection(lines, lastCommand);
  await meanwhile?.(namespace);
  const runOnce = async () => {
    await runScript(lines);
    await waitForRollout(namespace, findStatefulSet(head).metadata.name);
    return readPodUids(namespace);
  };
  const run: RunbookRun = {
    uids: [before, await runOnce(), await runOnce()],
    data: await readMarks(namespace),
    observed: await observe?.(namespace),
  };
  namespace.delete();
  return run;
}

async function waitForStuckRollout(namespace: TestNamespace, objects: readonly Manifest[]): Promise<void> {
  await applyObjects(namespace, objects);
  // A pod that is being created waits, too, but for another reason.
  const waiting = ({ status }: Manifest) =>
    status.containerStatuses?.some(({ state }: Manifest) => /Image/.test(state.waiting?.reason));
  await waitUntil('a pod waits', STUCK_SECONDS, async () => (await namespace.read('pods')).items.some(waiting));
}
