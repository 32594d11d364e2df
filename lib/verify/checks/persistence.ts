import { KubectlFailure } from '../cluster';
import type { CheckContext } from '../context';
import { addressesInService, resolveName } from '../dns-names';
import type { RecreatedPod } from '../experiments';
import { createOutcome, createSkippedOutcome } from '../report';
import { CheckSkipped } from '../unchecked';
import type { VerifyCheck } from './check';
import { deletePods, helperPodPermissions } from './permissions';

/** That a pod which is deleted comes back to its name and its data. */
export const persistenceCheck: VerifyCheck = {
  id: 'persistence',
  title: 'A pod that is deleted comes back with its claim, its data and its name',
  permissions: () => [deletePods, ...helperPodPermissions],
  describeAction: ({ app }) => `deletes a pod of ${app.name}, and waits until the StatefulSet has made it again`,
  skipReason: deletionSkipReason,

  async run(context) {
    const deleted = await context.deletion.deletePod();
    if (typeof deleted === 'string') return createOutcome([], [deleted]);
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
    return reasons.length === 0 && unseen.length > 0
      ? createSkippedOutcome(unseen.join('; '), evidence)
      : createOutcome(evidence, reasons);
  },
};

/** Why no pod is to be deleted. */
export function deletionSkipReason({ settings: choices, hasPassed }: CheckContext): string | undefined {
  if (choices.isReadOnly) return 'it deletes a pod, and --read-only changes nothing';
  return hasPassed('ready') ? undefined : 'not all pods are ready, and one that is deleted might not come back';
}

interface Seen {
  readonly evidence: readonly string[];
  readonly reasons: readonly string[];
  /** What could not be looked at. */
  readonly unseen: readonly string[];
}

function otherClaims({ pod, before, after }: RecreatedPod): string[] {
  return before.claims.flatMap((was) => {
    const is = after.claims.find(({ name }) => name === was.name);
    if (is === undefined) return [`${pod} has the claim ${was.name} no more`];
    if (is.uid !== was.uid) return [`the claim ${was.name} is another one: ${was.uid} before, ${is.uid} after`];
    return is.volume === was.volume
      ? []
      : [`the claim ${was.name} has another volume: ${was.volume} before, ${is.volume} after`];
  });
}

async function marksAfter({ app, marks }: CheckContext, pod: string): Promise<Seen> {
  const mounts = app.dataMounts.map((mount) => ({ ...mount, pod })).filter((mount) => marks.isWritten(mount));
  if (mounts.length === 0) return { evidence: [], reasons: [], unseen: ['no mark was left in its data'] };
  const evidence: string[] = [];
  const reasons: string[] = [];
  for (const mount of mounts) {
    try {
      const isThere = (await marks.read(mount)).includes(pod);
      if (isThere) evidence.push(`its mark is still in ${mount.path}`);
      else reasons.push(`what was in ${mount.path} of ${pod} is gone: its mark is not there any more`);
    } catch (error) {
      if (!(error instanceof KubectlFailure)) throw error;
      reasons.push(error.message);
    }
  }
  return { evidence, reasons, unseen: [] };
}

async function nameAfter(context: CheckContext, { pod, live: back }: RecreatedPod): Promise<Seen> {
  const { serviceName } = context.app;
  if (serviceName === '') return { evidence: [], reasons: [], unseen: [] };
  const addresses = addressesInService(back, await context.cluster.find('services', serviceName));
  try {
    const { evidence, reason } = await resolveName(context, { name: `${pod}.${serviceName}`, addresses });
    return { evidence: [evidence], reasons: reason === undefined ? [] : [reason], unseen: [] };
  } catch (error) {
    if (!(error instanceof CheckSkipped)) throw error;
    return { evidence: [], reasons: [], unseen: [error.message] };
  }
}
