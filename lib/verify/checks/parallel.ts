import type { Right } from '../cluster';
import type { Context } from '../context';
import { type Copy, copyOf } from '../experiments';
import { isReady, troubleOf } from '../pods';
import { judged, type Outcome } from '../report';
import { until } from '../time';
import { Unchecked } from '../unchecked';
import type { Check } from './check';

const PATHS = '{.metadata.name} {.status.conditions[?(@.type=="Ready")].status}{"\\n"}';
const APPS: readonly Right[] = ['create', 'delete'].map((verb) => ({ verb, group: 'apps', resource: 'statefulsets' }));
const RIGHTS: readonly Right[] = [
  ...APPS,
  { verb: 'create', group: '', resource: 'services' },
  { verb: 'delete', group: '', resource: 'services' },
  { verb: 'delete', group: '', resource: 'persistentvolumeclaims' },
  { verb: 'watch', group: '', resource: 'pods' },
];

/** Something that happened to a pod of the copy, and when. */
interface Event {
  readonly pod: string;
  readonly what: 'created' | 'ready';
  readonly seconds: number;
}

/** That pods start at once or one after another, as the manifest has it. */
export const PARALLEL: Check = {
  id: 'parallel',
  title: 'Pods start at once under Parallel, and one after another under OrderedReady',
  rights: () => RIGHTS,
  disturbs: ({ app, copyName }) =>
    `starts a copy of ${app.name} under the name ${copyName}, with the same Secrets and ConfigMaps and claims of its own, and deletes it with its claims`,
  skip: ({ app, choices }) => {
    if (!choices.parallel) return 'it starts a copy of the app, only where asked for (--parallel)';
    if (choices.isReadOnly) return 'it starts a copy of the app, and --read-only changes nothing';
    if (app.mountsSharedData) return 'the pods mount volumes by name, which those of a copy would write to as well';
    return app.takesPortsOfNodes
      ? 'the pods take ports of their nodes, which those of a copy would want too'
      : undefined;
  },

  async run(context) {
    const { copyName: name, repairs, progress } = context;
    const copy = copyOf(context.app, name);
    progress(`starts ${name}, and watches its pods`);
    const repair = repairs.note({
      left: `the copy ${name}`,
      byHand: ['delete', 'statefulset,service,pvc', `--selector=${copy.selector}`],
      mend: () => removed(context, copy),
    });
    const events = await watched(context, copy);
    const outcome =
      typeof events === 'string' ? judged([], [events]) : inOrder(events, copy.replicas, context.app.isParallel);
    progress(`deletes ${name} and its claims`);
    return (await repairs.make(repair))
      ? outcome
      : { ...outcome, status: 'failed', reason: `${name} could not be deleted` };
  },
};

async function removed({ lasting }: Context, { name, selector }: Copy): Promise<void> {
  await lasting.cluster.delete('statefulsets.apps', [name, '--cascade=foreground'], { wait: true });
  await lasting.cluster.delete('services', [name], { wait: true });
  await lasting.cluster.delete('persistentvolumeclaims', [`--selector=${selector}`], { wait: true });
}

/** What happens to the pods of the copy until all are ready; or why they aren't. */
async function watched(context: Context, copy: Copy): Promise<Event[] | string> {
  const { cluster, time, choices } = context;
  const watch = cluster.watchPods(copy.selector, PATHS);
  const events: Event[] = [];
  const begin = time.now();
  const reading = (async () => {
    for await (const line of watch.lines) {
      const [pod, ready] = line.split(' ') as [string, string?];
      const seconds = Math.round((time.now() - begin) / 100) / 10;
      note(events, { pod, what: 'created', seconds });
      if (ready === 'True') note(events, { pod, what: 'ready', seconds });
    }
  })();
  try {
    await cluster.create(copy.objects, '.metadata.name');
    return (await until(time, choices.seconds, () => allReady(context, copy))) === undefined
      ? await troubleWith(context, copy)
      : events;
  } finally {
    await watch.stop();
    await reading;
  }
}

function note(events: Event[], event: Event): void {
  const isKnown = events.some(({ pod, what }) => pod === event.pod && what === event.what);
  if (!isKnown && event.pod !== '') events.push(event);
}

async function allReady({ cluster }: Context, { name, replicas }: Copy): Promise<true | undefined> {
  const live = await cluster.find('statefulsets.apps', name);
  return live?.at('status', 'readyReplicas').number === replicas || undefined;
}

async function troubleWith({ cluster, choices }: Context, { selector }: Copy): Promise<string> {
  const pods = await cluster.list('pods', `--selector=${selector}`);
  const unready = pods
    .filter((pod) => !isReady(pod))
    .map((pod) => `${pod.at('metadata', 'name').scalar} ${troubleOf(pod)}`);
  return `the copy was not ready within ${choices.seconds} seconds: ${unready.join('; ') || 'it has no pods'}`;
}

/** Under Parallel all are created before the first is ready; otherwise each after the one before is ready. */
function inOrder(events: readonly Event[], pods: number, isParallel: boolean): Outcome {
  const evidence = events.map(({ pod, what, seconds }) => `${seconds} s: ${pod} ${what}`);
  const steps = events.map(({ what }) => what);
  const firstReady = steps.indexOf('ready');
  // Each pod is created once, and ready once.
  if (steps.length !== pods * 2) throw new Unchecked('kubectl get pods --watch did not tell of all pods of the copy');
  const isAtOnce = steps.lastIndexOf('created') < firstReady;
  if (isParallel)
    return judged(
      evidence,
      isAtOnce ? [] : ['not all pods were created before the first was ready, as under Parallel'],
    );
  const isOneByOne = events.every(({ what }, index) => what === (index % 2 === 0 ? 'created' : 'ready'));
  return judged(
    evidence,
    isOneByOne ? [] : ['a pod was created before the one before it was ready, unlike under OrderedReady'],
  );
}
