import { pollUntil } from '../clock';
import type { Permission } from '../cluster';
import { type AppCopy, createCopy } from '../experiments';
import { describeNotReady, isPodReady } from '../live-pods';
import { type CheckOutcome, CheckSkipped, createFailedOutcome, createOutcome } from '../report';
import type { UninterruptedAccess } from '../undo';
import type { CheckContext, VerifyCheck } from './check';

/** The name of a pod, and whether it is ready. */
const EVENT_TEMPLATE = '{.metadata.name} {.status.conditions[?(@.type=="Ready")].status}{"\\n"}';

const copyPermissions: readonly Permission[] = [
  { verb: 'create', group: 'apps', resource: 'statefulsets' },
  { verb: 'delete', group: 'apps', resource: 'statefulsets' },
  { verb: 'create', group: '', resource: 'services' },
  { verb: 'delete', group: '', resource: 'services' },
  { verb: 'delete', group: '', resource: 'persistentvolumeclaims' },
  { verb: 'watch', group: '', resource: 'pods' },
];

/** A pod of the copy was created, or became ready. */
interface PodEvent {
  readonly pod: string;
  readonly type: 'created' | 'ready';
  /** Since the copy was created. */
  readonly seconds: number;
}

/** Checks in which order pods start, with a copy of the app. */
export const parallelCheck: VerifyCheck = {
  id: 'parallel',
  title: 'Pods start at once under Parallel, and one after another under OrderedReady',
  permissions: () => copyPermissions,
  describeAction: ({ app, copyName }) =>
    `starts a copy of ${app.name} under the name ${copyName}, with the same Secrets and ConfigMaps and claims of its own, and deletes it with its claims`,
  skipReason: ({ app, settings }) => {
    if (!settings.startsCopy) return 'it starts a copy of the app, which needs --parallel';
    if (settings.isReadOnly) return 'it starts a copy of the app, and --read-only changes nothing';
    if (app.mountsSharedData) return 'the pods mount volumes by name, and those of a copy would write to the same data';
    return app.usesHostPorts ? 'the pods use ports of their nodes, and those of a copy would need the same' : undefined;
  },

  async run(context) {
    const { app, copyName, undoStack, progress } = context;
    const copy = createCopy(app, copyName);
    progress(`starts ${copyName}, and watches its pods`);
    const undoAction = undoStack.add({
      leftover: `the copy ${copyName}`,
      manualCommand: ['delete', 'statefulset,service,pvc', `--selector=${copy.selector}`],
      undo: (access) => deleteCopy(access, copy),
    });
    const events = await startCopy(context, copy);
    const outcome = typeof events === 'string' ? createFailedOutcome(events) : checkOrder(events, copy, app.isParallel);
    progress(`deletes ${copyName} and its claims`);
    const isDeleted = await undoStack.run(undoAction);
    return isDeleted ? outcome : { ...outcome, status: 'failed', reason: `${copyName} could not be deleted` };
  },
};

async function deleteCopy({ cluster }: UninterruptedAccess, { name, selector }: AppCopy): Promise<void> {
  await cluster.delete('statefulsets.apps', [name, '--cascade=foreground'], { wait: true });
  await cluster.delete('services', [name], { wait: true });
  await cluster.delete('persistentvolumeclaims', [`--selector=${selector}`], { wait: true });
}

/** Creates the copy. Returns the events of its pods until all are ready, or why they are not. */
async function startCopy(context: CheckContext, copy: AppCopy): Promise<PodEvent[] | string> {
  const { cluster, clock, settings } = context;
  const watch = cluster.watchPods(copy.selector, EVENT_TEMPLATE);
  const recording = recordEvents(context, watch.lines);
  try {
    await cluster.create(copy.objects, '.metadata.name');
    const isReady = await pollUntil(clock, settings.timeoutSeconds, () => isCopyReady(context, copy));
    if (!isReady) return await describeUnreadyPods(context, copy);
  } finally {
    await watch.stop();
    await recording;
  }
  return recording;
}

/** Records the first `created` and the first `ready` of each pod. */
async function recordEvents({ clock }: CheckContext, lines: AsyncIterable<string>): Promise<PodEvent[]> {
  const events = new Map<string, PodEvent>();
  const start = clock.now();
  const record = (event: PodEvent) => {
    const key = `${event.pod} ${event.type}`;
    if (!events.has(key)) events.set(key, event);
  };
  for await (const line of lines) {
    const pod = line.replace(/ .*/, '');
    const seconds = Math.round((clock.now() - start) / 100) / 10;
    record({ pod, type: 'created', seconds });
    if (line.endsWith(' True')) record({ pod, type: 'ready', seconds });
  }
  return [...events.values()];
}

async function isCopyReady({ cluster }: CheckContext, { name, replicas }: AppCopy): Promise<true | undefined> {
  const statefulSet = await cluster.find('statefulsets.apps', name);
  return statefulSet?.at('status', 'readyReplicas').number === replicas || undefined;
}

async function describeUnreadyPods({ cluster, settings }: CheckContext, { selector }: AppCopy): Promise<string> {
  const pods = await cluster.list('pods', `--selector=${selector}`);
  const unready = pods
    .filter((pod) => !isPodReady(pod))
    .map((pod) => `${pod.at('metadata', 'name').scalar} ${describeNotReady(pod)}`);
  return `the copy was not ready within ${settings.timeoutSeconds} seconds: ${unready.join('; ') || 'it has no pods'}`;
}

/** Under Parallel all pods are created before one is ready. Under OrderedReady each waits for the one before. */
function checkOrder(events: readonly PodEvent[], { replicas }: AppCopy, isParallel: boolean): CheckOutcome {
  const evidence = events.map(({ pod, type, seconds }) => `${seconds} s: ${pod} ${type}`);
  const types = events.map(({ type }) => type);
  if (types.length !== replicas * 2) {
    throw new CheckSkipped('kubectl get pods --watch did not tell of all pods of the copy');
  }
  if (isParallel) {
    const isAtOnce = types.lastIndexOf('created') < types.indexOf('ready');
    const failure = 'not all pods were created before the first was ready, as under Parallel';
    return createOutcome({ evidence, failures: isAtOnce ? [] : [failure] });
  }
  const isOneByOne = types.every((type, index) => type === (index % 2 === 0 ? 'created' : 'ready'));
  const failure = 'a pod was created before the one before it was ready, unlike under OrderedReady';
  return createOutcome({ evidence, failures: isOneByOne ? [] : [failure] });
}
