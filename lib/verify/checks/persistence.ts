import { KubectlFailure } from '../cluster';
import type { Context } from '../context';
import type { Deleted } from '../experiments';
import { addressesOf, resolved } from '../names';
import { judged, skipped } from '../report';
import { Unchecked } from '../unchecked';
import type { Check } from './check';
import { DELETE_PODS, HELPER_RIGHTS } from './rights';

/** That a pod which is deleted comes back to its name and its data. */
export const PERSISTENCE: Check = {
  id: 'persistence',
  title: 'A pod that is deleted comes back with its claim, its data and its name',
  rights: () => [DELETE_PODS, ...HELPER_RIGHTS],
  disturbs: ({ app }) => `deletes a pod of ${app.name}, and waits until the StatefulSet has made it again`,
  skip: unlessDeletable,

  async run(context) {
    const deleted = await context.deletion.done();
    if (typeof deleted === 'string') return judged([], [deleted]);
    const { pod, before, after, seconds } = deleted;
    const marks = await marksAfter(context, pod);
    const name = await nameAfter(context, deleted);
    const evidence = [
      `${pod} was deleted, and ready again after ${seconds} s: pod ${before.uid} before, ${after.uid} after`,
      ...after.claims.map((claim) => `its claim ${claim.name} is ${claim.uid} on ${claim.volume}`),
      ...marks.evidence,
      ...name.evidence,
    ];
    const reasons = [...otherClaims(deleted), ...marks.reasons, ...name.reasons];
    const unseen = [...marks.unseen, ...name.unseen];
    return reasons.length === 0 && unseen.length > 0 ? skipped(unseen.join('; '), evidence) : judged(evidence, reasons);
  },
};

/** Why no pod is to be deleted. */
export function unlessDeletable({ choices, hasPassed }: Context): string | undefined {
  if (choices.isReadOnly) return 'it deletes a pod, and --read-only changes nothing';
  return hasPassed('ready') ? undefined : 'not all pods are ready, and one that is deleted might not come back';
}

interface Seen {
  readonly evidence: readonly string[];
  readonly reasons: readonly string[];
  /** What could not be looked at. */
  readonly unseen: readonly string[];
}

function otherClaims({ pod, before, after }: Deleted): string[] {
  return before.claims.flatMap((was) => {
    const is = after.claims.find(({ name }) => name === was.name);
    if (is === undefined) return [`${pod} has the claim ${was.name} no more`];
    if (is.uid !== was.uid) return [`the claim ${was.name} is another one: ${was.uid} before, ${is.uid} after`];
    return is.volume === was.volume
      ? []
      : [`the claim ${was.name} has another volume: ${was.volume} before, ${is.volume} after`];
  });
}

async function marksAfter({ app, marks }: Context, pod: string): Promise<Seen> {
  const mounts = app.dataMounts.map((mount) => ({ ...mount, pod })).filter((mount) => marks.isLeft(mount));
  if (mounts.length === 0) return { evidence: [], reasons: [], unseen: ['no mark was left in its data'] };
  const evidence: string[] = [];
  const reasons: string[] = [];
  for (const mount of mounts) {
    try {
      const isThere = (await marks.seen(mount)).includes(pod);
      if (isThere) evidence.push(`its mark is still in ${mount.path}`);
      else reasons.push(`what was in ${mount.path} of ${pod} is gone: its mark is not there any more`);
    } catch (error) {
      if (!(error instanceof KubectlFailure)) throw error;
      reasons.push(error.message);
    }
  }
  return { evidence, reasons, unseen: [] };
}

async function nameAfter(context: Context, { pod, back }: Deleted): Promise<Seen> {
  const { serviceName } = context.app;
  if (serviceName === '') return { evidence: [], reasons: [], unseen: [] };
  const addresses = addressesOf(back, await context.cluster.find('services', serviceName));
  try {
    const { evidence, reason } = await resolved(context, { name: `${pod}.${serviceName}`, addresses });
    return { evidence: [evidence], reasons: reason === undefined ? [] : [reason], unseen: [] };
  } catch (error) {
    if (!(error instanceof Unchecked)) throw error;
    return { evidence: [], reasons: [], unseen: [error.message] };
  }
}
