import type { DataMount } from '../app';
import type { Context } from '../context';
import type { Deleted } from '../experiments';
import { judged, type Outcome, skipped } from '../report';
import type { Check } from './check';
import { unlessDeletable } from './persistence';
import { DELETE_PODS, EXEC, FORWARD } from './rights';

const MOST_FILES = 5;
/** So many visits come within the moments between two looks. */
const NEARLY = 5;

/** That what the app itself counts outlives its pod. */
export const APP_PERSISTENCE: Check = {
  id: 'app-persistence',
  title: "The app's own data survives its pod",
  rights: () => [DELETE_PODS, EXEC, FORWARD],
  disturbs: ({ app, choices }) =>
    `visits a pod of ${app.name}, so that what it counts at ${choices.counter} is seen to go on`,
  skip: (context) =>
    context.choices.counter === undefined
      ? 'no path was given at which the app tells a number that it keeps (--counter)'
      : unlessDeletable(context),

  async run(context) {
    const deleted = await context.deletion.done();
    return typeof deleted === 'string' ? judged([], [deleted]) : compared(context, deleted);
  },
};

function compared({ app, choices }: Context, deleted: Deleted): Outcome {
  const { pod, before, after } = deleted;
  const evidence = [
    `${pod} told at ${choices.counter}: ${before.count ?? 'no number'} before, ${after.count ?? 'no number'} after`,
  ];
  if (before.count === undefined) return judged(evidence, [`${pod} tells no number at ${choices.counter}`]);
  if (after.count !== undefined && after.count >= before.count) {
    return before.count > deleted.mostNew
      ? judged(evidence, [])
      : skipped(`${before.count} is too small to tell from a count that began anew`, evidence);
  }
  return judged(
    [
      ...evidence,
      ...(deleted.writes ?? []).slice(0, MOST_FILES).map(({ path, begins }) => `before, it wrote ${path}: ${begins}`),
    ],
    [`the count did not go on from ${before.count}: ${whereTo(deleted, before.count, app.dataMounts)}`],
  );
}

/** Where the number was kept, as far as it was seen. */
function whereTo({ writes }: Deleted, count: number, mounts: readonly DataMount[]): string {
  const volumes = mounts.map(({ path }) => path).join(', ') || 'no folder';
  if (writes === undefined) return "where the app keeps it can't be seen, since its image has no shell with find";
  const [kept] = writes.filter(({ begins }) => holds(begins, count));
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
