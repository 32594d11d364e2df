import { KubectlFailure } from '../cluster';
import type { Context } from '../context';
import { countOf, type MountOfPod } from '../experiments';
import { standingWithPods } from '../pods';
import { judged } from '../report';
import type { Check } from './check';
import { EXEC, FORWARD } from './rights';

/** That no pod sees the data of another. */
export const ISOLATION: Check = {
  id: 'isolation',
  title: 'Each pod keeps its own data, and sees none of the others',
  rights: ({ choices }) => (choices.counter === undefined ? [EXEC] : [EXEC, FORWARD]),
  disturbs: () => 'leaves a small file in the data of each pod, and deletes it at the end',
  skip: ({ choices, app }) => {
    if (choices.isReadOnly) return 'it leaves marks in the data, and --read-only changes nothing';
    return app.dataMounts.length === 0 ? 'no container writes to a claim in a folder of its own' : undefined;
  },

  async run(context) {
    const { app, marks, progress } = context;
    const { pods } = await standingWithPods(context);
    const mounts = pods.flatMap(({ name }) => app.dataMounts.map((mount) => ({ ...mount, pod: name })));
    progress('leaves a mark in the data of each pod');
    try {
      for (const mount of mounts) await marks.leave(mount);
      const seen = [];
      for (const mount of mounts) seen.push({ mount, names: await marks.seen(mount) });
      return judged(
        [
          ...seen.map(
            ({ mount, names }) => `${mount.pod} sees in ${mount.path} the marks of: ${names.join(', ') || 'none'}`,
          ),
          ...(await counts(context, pods)),
        ],
        seen.flatMap(({ mount, names }) => strangers(mount, names)),
      );
    } catch (error) {
      if (error instanceof KubectlFailure) return judged(await counts(context, pods), [error.message]);
      throw error;
    }
  },
};

function strangers({ pod, path }: MountOfPod, names: readonly string[]): string[] {
  const others = names.filter((name) => name !== pod);
  return [
    ...(others.length > 0 ? [`${pod} sees in ${path} the data of ${others.join(', ')}`] : []),
    ...(names.includes(pod) ? [] : [`${pod} does not see its own mark in ${path}`]),
  ];
}

async function counts(context: Context, pods: readonly { readonly name: string }[]): Promise<string[]> {
  const { counter } = context.choices;
  if (counter === undefined) return [];
  const lines: string[] = [];
  for (const { name } of pods)
    lines.push(`${name} counts ${(await countOf(context, name, counter)) ?? 'nothing'} at ${counter}`);
  return lines;
}
