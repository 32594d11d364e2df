import type { DataMount } from '../app';
import type { CheckContext } from '../context';
import type { RecreatedPod } from '../experiments';
import { type CheckOutcome, createOutcome, createSkippedOutcome } from '../report';
import type { VerifyCheck } from './check';
import { deletePods, execInPods, forwardPorts } from './permissions';
import { deletionSkipReason } from './persistence';

const MOST_FILES = 5;
/** So many visits come within the moments between two looks. */
const NEARLY = 5;

/** That what the app itself counts outlives its pod. */
export const appPersistenceCheck: VerifyCheck = {
  id: 'app-persistence',
  title: "The app's own data survives its pod",
  permissions: () => [deletePods, execInPods, forwardPorts],
  describeAction: ({ app, settings: choices }) =>
    `visits a pod of ${app.name}, so that what it counts at ${choices.counterPath} is seen to go on`,
  skipReason: (context) =>
    context.settings.counterPath === undefined
      ? 'no path was given at which the app tells a number that it keeps (--counter)'
      : deletionSkipReason(context),

  async run(context) {
    const deleted = await context.deletion.deletePod();
    return typeof deleted === 'string' ? createOutcome([], [deleted]) : compared(context, deleted);
  },
};

function compared({ app, settings: choices }: CheckContext, deleted: RecreatedPod): CheckOutcome {
  const { pod, before, after } = deleted;
  const evidence = [
    `${pod} told at ${choices.counterPath}: ${before.count ?? 'no number'} before, ${after.count ?? 'no number'} after`,
  ];
  if (before.count === undefined) return createOutcome(evidence, [`${pod} tells no number at ${choices.counterPath}`]);
  if (after.count !== undefined && after.count >= before.count) {
    return before.count > deleted.maxRequests
      ? createOutcome(evidence, [])
      : createSkippedOutcome(`${before.count} is too small to tell from a count that began anew`, evidence);
  }
  return createOutcome(
    [
      ...evidence,
      ...(deleted.writes ?? [])
        .slice(0, MOST_FILES)
        .map(({ path, firstLine: begins }) => `before, it wrote ${path}: ${begins}`),
    ],
    [`the count did not go on from ${before.count}: ${whereTo(deleted, before.count, app.dataMounts)}`],
  );
}

/** Where the number was kept, as far as it was seen. */
function whereTo({ writes }: RecreatedPod, count: number, mounts: readonly DataMount[]): string {
  const volumes = mounts.map(({ path }) => path).join(', ') || 'no folder';
  if (writes === undefined) return "where the app keeps it can't be seen, since its image has no shell with find";
  const [kept] = writes.filter(({ firstLine: begins }) => holds(begins, count));
  if (kept !== undefined) return `the app keeps it in ${kept.path}, outside its volume (${volumes})`;
  if (writes.length === 0) return `the app keeps it in no file outside its volume (${volumes}), so perhaps in memory`;
  return `the app writes outside its volume (${volumes}): ${writes
    .slice(0, MOST_FILES)
    .map(({ path }) => path)
    .join(', ')}`;
}

/** Whether a file holds the count, or one that it came from or went to within moments. */
function holds(begins: string, count: number): boolean {
  const number = /^\d+$/.test(begins.trim()) ? Number(begins) : Number.NaN;
  return Math.abs(number - count) <= NEARLY;
}
