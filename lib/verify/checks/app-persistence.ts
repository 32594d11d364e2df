import type { ExpectedApp } from '../app';
import type { RecreatedPod } from '../experiments';
import { type CheckOutcome, createFailedOutcome, createOutcome, createSkippedOutcome } from '../report';
import type { CheckContext, VerifyCheck } from './check';
import { deletePods, execInPods, forwardPorts } from './permissions';
import { deletionSkipReason } from './persistence';

const MAX_FILES = 5;
/** The count may grow by this much between two requests. */
const COUNT_TOLERANCE = 5;

/** Checks that the number that the app stores survives the deletion of its pod. */
export const appPersistenceCheck: VerifyCheck = {
  id: 'app-persistence',
  title: "The app's own data survives its pod",
  permissions: () => [deletePods, execInPods, forwardPorts],
  describeAction: ({ app, settings }) =>
    `visits a pod of ${app.name}, so that its count at ${settings.counterPath} is clearly above 0`,
  skipReason: (context) =>
    context.settings.counterPath === undefined
      ? 'no path is set at which the app shows a number that it stores (--counter)'
      : deletionSkipReason(context),

  async run(context) {
    const recreated = await context.podDeletion.deletePod();
    return typeof recreated === 'string' ? createFailedOutcome(recreated) : compareCounts(context, recreated);
  },
};

function compareCounts({ app, settings }: CheckContext, recreated: RecreatedPod): CheckOutcome {
  const { pod, before, after, maxRequests } = recreated;
  const path = settings.counterPath;
  const counts = `${pod} showed at ${path}: ${before.count ?? 'no number'} before, ${after.count ?? 'no number'} after`;
  if (before.count === undefined) {
    return createOutcome({ evidence: [counts], failures: [`${pod} shows no number at ${path}`] });
  }
  if (after.count === undefined || after.count < before.count) {
    return createOutcome({
      evidence: [counts, ...describeFiles(recreated)],
      failures: [`the count did not go on from ${before.count}: ${explainLoss(recreated, before.count, app)}`],
    });
  }
  if (before.count <= maxRequests) {
    return createSkippedOutcome(`${before.count} is too small to distinguish from a count that started again at 0`, [
      counts,
    ]);
  }
  return createOutcome({ evidence: [counts], failures: [] });
}

function describeFiles({ writtenFiles = [] }: RecreatedPod): string[] {
  return writtenFiles.slice(0, MAX_FILES).map(({ path, firstLine }) => `before, it wrote ${path}: ${firstLine}`);
}

/** Explains by the written files where the app stored the count. */
function explainLoss({ writtenFiles }: RecreatedPod, count: number, app: ExpectedApp): string {
  if (writtenFiles === undefined) {
    return "where the app stores it can't be seen, since its image has no shell with find";
  }
  const volumes = app.dataMounts.map(({ path }) => path).join(', ') || 'no folder';
  const counterFile = writtenFiles.find(({ firstLine }) => isNearCount(firstLine, count));
  if (counterFile !== undefined) return `the app stores it in ${counterFile.path}, outside its volume (${volumes})`;
  if (writtenFiles.length === 0) {
    return `the app stores it in no file outside its volume (${volumes}), so perhaps in memory`;
  }
  const paths = writtenFiles.slice(0, MAX_FILES).map(({ path }) => path);
  return `the app writes outside its volume (${volumes}): ${paths.join(', ')}`;
}

/** Whether a line is the count, or one that the app reaches between two requests. */
function isNearCount(line: string, count: number): boolean {
  return /^\d+$/.test(line.trim()) && Math.abs(Number(line) - count) <= COUNT_TOLERANCE;
}
