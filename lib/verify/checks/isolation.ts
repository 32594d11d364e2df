import { KubectlFailure } from '../cluster';
import type { CheckContext } from '../context';
import { type PodMount, readCount } from '../experiments';
import { readWithExistingPods } from '../live-pods';
import { createOutcome } from '../report';
import type { VerifyCheck } from './check';
import { execInPods, forwardPorts } from './permissions';

/** That no pod sees the data of another. */
export const isolationCheck: VerifyCheck = {
  id: 'isolation',
  title: 'Each pod keeps its own data, and sees none of the others',
  permissions: ({ settings: choices }) =>
    choices.counterPath === undefined ? [execInPods] : [execInPods, forwardPorts],
  describeAction: () => 'leaves a small file in the data of each pod, and deletes it at the end',
  skipReason: ({ settings: choices, app }) => {
    if (choices.isReadOnly) return 'it leaves marks in the data, and --read-only changes nothing';
    return app.dataMounts.length === 0 ? 'no container writes to a claim in a folder of its own' : undefined;
  },

  async run(context) {
    const { app, marks, progress } = context;
    const { pods } = await readWithExistingPods(context);
    const mounts = pods.flatMap(({ name }) => app.dataMounts.map((mount) => ({ ...mount, pod: name })));
    progress('leaves a mark in the data of each pod');
    try {
      for (const mount of mounts) await marks.write(mount);
      const seen = [];
      for (const mount of mounts) seen.push({ mount, names: await marks.read(mount) });
      return createOutcome(
        [
          ...seen.map(
            ({ mount, names }) => `${mount.pod} sees in ${mount.path} the marks of: ${names.join(', ') || 'none'}`,
          ),
          ...(await counts(context, pods)),
        ],
        seen.flatMap(({ mount, names }) => strangers(mount, names)),
      );
    } catch (error) {
      if (error instanceof KubectlFailure) return createOutcome(await counts(context, pods), [error.message]);
      throw error;
    }
  },
};

function strangers({ pod, path }: PodMount, names: readonly string[]): string[] {
  const others = names.filter((name) => name !== pod);
  return [
    ...(others.length > 0 ? [`${pod} sees in ${path} the data of ${others.join(', ')}`] : []),
    ...(names.includes(pod) ? [] : [`${pod} does not see its own mark in ${path}`]),
  ];
}

async function counts(context: CheckContext, pods: readonly { readonly name: string }[]): Promise<string[]> {
  const { counterPath: counter } = context.settings;
  if (counter === undefined) return [];
  const lines: string[] = [];
  for (const { name } of pods)
    lines.push(`${name} counts ${(await readCount(context, name, counter)) ?? 'nothing'} at ${counter}`);
  return lines;
}
