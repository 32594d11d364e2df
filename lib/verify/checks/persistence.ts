import { KubectlFailure } from '../cluster';
import type { RecreatedPod } from '../experiments';
import {
  CheckSkipped,
  createFailedOutcome,
  createOutcome,
  createSkippedOutcome,
  type Findings,
  mergeFindings,
} from '../report';
import type { CheckContext, VerifyCheck } from './check';
import { deletePods, helperPodPermissions } from './permissions';
import { addressesInService, resolveName } from './resolve-name';

/** Checks that a deleted pod comes back with its claims, its data and its DNS name. */
export const persistenceCheck: VerifyCheck = {
  id: 'persistence',
  title: 'A pod that is deleted comes back with its claim, its data and its name',
  permissions: () => [deletePods, ...helperPodPermissions],
  describeAction: ({ app }) => `deletes a pod of ${app.name}, and waits until the StatefulSet has created it again`,
  skipReason: deletionSkipReason,

  async run(context) {
    const recreated = await context.podDeletion.deletePod();
    if (typeof recreated === 'string') return createFailedOutcome(recreated);
    const parts = [compareClaims(recreated), await checkMarks(context, recreated), await checkName(context, recreated)];
    const findings = mergeFindings(parts);
    const unknown = parts.flatMap(({ unknown: reason }) => reason ?? []);
    return findings.failures.length === 0 && unknown.length > 0
      ? createSkippedOutcome(unknown.join('; '), findings.evidence)
      : createOutcome(findings);
  },
};

/** Why no pod may be deleted. */
export function deletionSkipReason({ settings, hasPassed }: CheckContext): string | undefined {
  if (settings.isReadOnly) return 'it deletes a pod, and --read-only changes nothing';
  return hasPassed('ready') ? undefined : 'not all pods are ready, and a deleted one might not come back';
}

/** Findings of a part of the check. */
interface PartFindings extends Findings {
  /** Why this part could not be checked. */
  readonly unknown?: string;
}

function compareClaims({ pod, before, after, seconds }: RecreatedPod): PartFindings {
  const failures = before.claims.flatMap((old) => {
    const current = after.claims.find(({ name }) => name === old.name);
    if (current === undefined) return [`${pod} no longer has the claim ${old.name}`];
    if (current.uid !== old.uid) {
      return [`the claim ${old.name} is a different one: ${old.uid} before, ${current.uid} after`];
    }
    if (current.volume === old.volume) return [];
    return [`the claim ${old.name} has another volume: ${old.volume} before, ${current.volume} after`];
  });
  return {
    evidence: [
      `${pod} was deleted, and ready again after ${seconds} s: pod ${before.uid} before, ${after.uid} after`,
      ...after.claims.map(({ name, uid, volume }) => `its claim ${name} is ${uid} on ${volume}`),
    ],
    failures,
  };
}

/** Looks for the marks that the isolation check left. */
async function checkMarks({ app, dataMarks }: CheckContext, { pod }: RecreatedPod): Promise<PartFindings> {
  const mounts = app.dataMounts.map((mount) => ({ ...mount, pod })).filter((mount) => dataMarks.isWritten(mount));
  if (mounts.length === 0) return { evidence: [], failures: [], unknown: 'its data has no mark' };
  const evidence: string[] = [];
  const failures: string[] = [];
  for (const mount of mounts) {
    try {
      const writers = await dataMarks.read(mount);
      if (writers.includes(pod)) evidence.push(`its mark is still in ${mount.path}`);
      else failures.push(`the data in ${mount.path} of ${pod} is gone: its mark is missing`);
    } catch (error) {
      if (!(error instanceof KubectlFailure)) throw error;
      failures.push(error.message);
    }
  }
  return { evidence, failures };
}

async function checkName(context: CheckContext, { pod, live }: RecreatedPod): Promise<PartFindings> {
  const { serviceName } = context.app;
  if (serviceName === '') return { evidence: [], failures: [] };
  const service = await context.cluster.find('services', serviceName);
  try {
    return await resolveName(context, {
      name: `${pod}.${serviceName}`,
      addresses: addressesInService(live, service),
    });
  } catch (error) {
    if (!(error instanceof CheckSkipped)) throw error;
    return { evidence: [], failures: [], unknown: error.message };
  }
}
