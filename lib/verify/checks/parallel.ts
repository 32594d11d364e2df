import { pollUntil } from '../clock';
import type { Permission } from '../cluster';
import type { CheckContext } from '../context';
import { type AppCopy, createCopy } from '../experiments';
import { describeNotReady, isPodReady } from '../live-pods';
import { type CheckOutcome, createOutcome } from '../report';
import { CheckSkipped } from '../unchecked';
import type { VerifyCheck } from './check';

const PATHS = '{.metadata.name} {.status.conditions[?(@.type=="Ready")].status}{"\\n"}';
const APPS: readonly Permission[] = ['create', 'delete'].map((verb) => ({
  verb,
  group: 'apps',
  resource: 'statefulsets',
}));
const RIGHTS: readonly Permission[] = [
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
export const parallelCheck: VerifyCheck = {
  id: 'parallel',
  title: 'Pods start at once under Parallel, and one after another under OrderedReady',
  permissions: () => RIGHTS,
  describeAction: ({ app, copyName }) =>
    `starts a copy of ${app.name} under the name ${copyName}, with the same Secrets and ConfigMaps and claims of its own, and deletes it with its claims`,
  skipReason: ({ app, settings: choices }) => {
    if (!choices.startsCopy) return 'it starts a copy of the app, only where asked for (--parallel)';
    if (choices.isReadOnly) return 'it starts a copy of the app, and --read-only changes nothing';
    if (app.mountsSharedData) return 'the pods mount volumes by name, which those of a copy would write to as well';
    return app.usesHostPorts ? 'the pods take ports of their nodes, which those of a copy would want too' : undefined;
  },

  async run(context) {
    const { copyName: name, undoStack: repairs, progress } = context;
    const copy = createCopy(context.app, name);
    progress(`starts ${name}, and watches its pods`);
    const repair = repairs.add({
      leftover: `the copy ${name}`,
      manualCommand: ['delete', 'statefulset,service,pvc', `--selector=${copy.selector}`],
      undo: () => removed(context, copy),
    });
    const events = await watched(context, copy);
    const outcome =
      typeof events === 'string' ? createOutcome([], [events]) : inOrder(events, copy.replicas, context.app.isParallel);
    progress(`deletes ${name} and its claims`);
    return (await repairs.run(repair))
      ? outcome
      : { ...outcome, status: 'failed', reason: `${name} could not be deleted` };
  },
};

async function removed({ lasting }: CheckContext, { name, selector }: AppCopy): Promise<void> {
  await lasting.cluster.delete('statefulsets.apps', [name, '--cascade=foreground'], { wait: true });
  await lasting.cluster.delete('services', [name], { wait: true });
  await lasting.cluster.delete('persistentvolumeclaims', [`--selector=${selector}`], { wait: true });
}

/** What happens to the pods of the copy until all are ready; or why they aren't. */
async function watched(context: CheckContext, copy: AppCopy): Promise<Event[] | string> {
  const { cluster, clock: time, settings: choices } = context;
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
    return (await pollUntil(time, choices.timeoutSeconds, () => allReady(context, copy))) === undefined
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

async function allReady({ cluster }: CheckContext, { name, replicas }: AppCopy): Promise<true | undefined> {
  const live = await cluster.find('statefulsets.apps', name);
  return live?.at('status', 'readyReplicas').number === replicas || undefined;
}

async function troubleWith({ cluster, settings: choices }: CheckContext, { selector }: AppCopy): Promise<string> {
  const pods = await cluster.list('pods', `--selector=${selector}`);
  const unready = pods
    .filter((pod) => !isPodReady(pod))
    .map((pod) => `${pod.at('metadata', 'name').scalar} ${describeNotReady(pod)}`);
  return `the copy was not ready within ${choices.timeoutSeconds} seconds: ${unready.join('; ') || 'it has no pods'}`;
}

/** Under Parallel all are created before the first is ready; otherwise each after the one before is ready. */
function inOrder(events: readonly Event[], pods: number, isParallel: boolean): CheckOutcome {
  const evidence = events.map(({ pod, what, seconds }) => `${seconds} s: ${pod} ${what}`);
  const steps = events.map(({ what }) => what);
  const firstReady = steps.indexOf('ready');
  // Each pod is created once, and ready once.
  if (steps.length !== pods * 2)
    throw new CheckSkipped('kubectl get pods --watch did not tell of all pods of the copy');
  const isAtOnce = steps.lastIndexOf('created') < firstReady;
  if (isParallel)
    return createOutcome(
      evidence,
      isAtOnce ? [] : ['not all pods were created before the first was ready, as under Parallel'],
    );
  const isOneByOne = events.every(({ what }, index) => what === (index % 2 === 0 ? 'created' : 'ready'));
  return createOutcome(
    evidence,
    isOneByOne ? [] : ['a pod was created before the one before it was ready, unlike under OrderedReady'],
  );
}
