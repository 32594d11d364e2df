import { KubectlFailure } from '../cluster';
import { type PodMount, readCount } from '../experiments';
import { type LivePod, readWithExistingPods } from '../live-pods';
import { createOutcome, type Findings, mergeFindings } from '../report';
import type { CheckContext, VerifyCheck } from './check';
import { execInPods, forwardPorts } from './permissions';

/** Checks that no pod finds the data of another pod in its mounts. */
export const isolationCheck: VerifyCheck = {
  id: 'isolation',
  title: 'Each pod keeps its own data, and sees none of the others',
  permissions: ({ settings }) => (settings.counterPath === undefined ? [execInPods] : [execInPods, forwardPorts]),
  describeAction: () => 'writes a small file to the data of each pod, and deletes it at the end',
  skipReason: ({ settings, app }) => {
    if (settings.isReadOnly) return 'it writes marks to the data, and --read-only changes nothing';
    return app.dataMounts.length === 0 ? 'no container writes to a claim in a folder of its own' : undefined;
  },

  async run(context) {
    const { pods } = await readWithExistingPods(context);
    const marks = await checkMarks(context, pods);
    const counts = { evidence: await readCounts(context, pods), failures: [] };
    return createOutcome(mergeFindings([marks, counts]));
  },
};

/** Writes the marks of all pods before it reads any. */
async function checkMarks({ app, dataMarks, progress }: CheckContext, pods: readonly LivePod[]): Promise<Findings> {
  const mounts = pods.flatMap(({ name }) => app.dataMounts.map((mount) => ({ ...mount, pod: name })));
  progress('writes a mark to the data of each pod');
  try {
    for (const mount of mounts) await dataMarks.write(mount);
    const findings: Findings[] = [];
    for (const mount of mounts) findings.push(checkMarksAt(mount, await dataMarks.read(mount)));
    return mergeFindings(findings);
  } catch (error) {
    if (error instanceof KubectlFailure) return { evidence: [], failures: [error.message] };
    throw error;
  }
}

function checkMarksAt({ pod, path }: PodMount, writers: readonly string[]): Findings {
  const others = writers.filter((name) => name !== pod);
  const failures: string[] = [];
  if (others.length > 0) failures.push(`${pod} sees in ${path} the data of ${others.join(', ')}`);
  if (!writers.includes(pod)) failures.push(`${pod} does not see its own mark in ${path}`);
  return { evidence: [`${pod} sees in ${path} the marks of: ${writers.join(', ') || 'none'}`], failures };
}

async function readCounts(context: CheckContext, pods: readonly LivePod[]): Promise<string[]> {
  const { counterPath } = context.settings;
  if (counterPath === undefined) return [];
  const lines: string[] = [];
  for (const { name } of pods) {
    const count = await readCount(context, name, counterPath);
    lines.push(`${name} counts ${count ?? 'nothing'} at ${counterPath}`);
  }
  return lines;
}
