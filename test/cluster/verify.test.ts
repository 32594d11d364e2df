import { APP_IMAGE, CANARY_IMAGE, evidenceOf, reasonsOf, statusesOf, withPartition } from '../verify';
import { RunQueue } from './concurrency';
import {
  AppNamespace,
  BROKEN_APPS,
  type BrokenApp,
  type ClusterVerifyOptions,
  type ClusterVerifyResult,
  createApp,
  createUnreachableKubeconfig,
  createUser,
  findReplacedPods,
  READ_ONLY_RULES,
  RESTARTING_APP,
  RULES_WITHOUT_DELETE,
  readAppManifests,
  readState,
  runVerify,
  STOP_MOMENTS,
  type StopMoment,
  type StoppedRun,
  stopVerify,
} from './verify';

const [PYTHON, NODE] = [readAppManifests('python-app'), readAppManifests('node-app')];
const ORDERED = createApp('ordered', {
  spec: { podManagementPolicy: 'OrderedReady', ordinals: { start: 3 }, ...withPartition(1) },
});
const WATCHED = createApp('watched');
const SHELL_LESS = createApp('mute', {
  container: { image: 'localhost/pause:1', livenessProbe: undefined, readinessProbe: undefined },
});

const COUNTER = '--counter=/visits';
const NODE_CANARY = '--canary=em1999jay/node-moscow-time:1.1.0';
/** The statuses of the checks of an app that behaves as its manifest describes. */
const ALL_PASSED = {
  objects: 'passed',
  ready: 'passed',
  claims: 'passed',
  dns: 'passed',
  probes: 'passed',
  outside: 'skipped',
  isolation: 'passed',
  persistence: 'passed',
  'app-persistence': 'skipped',
  parallel: 'skipped',
  canary: 'skipped',
};

/** The number of runs at a time that a small cluster can handle. */
const queue = new RunQueue(5);
const startedRuns: Promise<unknown>[] = [];
let both: AppNamespace;
let restricted: AppNamespace;
let broken: AppNamespace;
let interrupted: AppNamespace;
let stops: Record<string, Promise<StoppedRun>>;
let runs: Record<
  'node' | 'python' | 'ordered' | 'mute' | 'looking' | 'powerless' | 'restarting',
  Promise<ClusterVerifyResult>
>;
let failures: Record<string, Promise<ClusterVerifyResult>>;

/** Starts a run as soon as apps are ready and the queue has room. */
function startRun<R>(settled: Promise<unknown>, done: () => Promise<R>): Promise<R> {
  const result = settled.then(() => queue.add(done));
  startedRuns.push(result.catch(() => {}));
  return result;
}

const startRuns = <T, R>(
  cases: Readonly<Record<string, T>>,
  settled: Promise<unknown>,
  done: (one: T) => Promise<R>,
): Record<string, Promise<R>> =>
  Object.fromEntries(Object.entries(cases).map(([title, one]) => [title, startRun(settled, () => done(one))]));

const runIn = (namespace: AppNamespace, { args, ...others }: ClusterVerifyOptions): Promise<ClusterVerifyResult> =>
  runVerify({ args: [...args, `--namespace=${namespace.name}`], ...others });

const runForBrokenApp = (
  namespace: AppNamespace,
  { name, live, stated = live, args = [] }: BrokenApp,
): Promise<ClusterVerifyResult> => runIn(namespace, { args: [name, ...args], stated });

const stopAt = ({ name, live, args, signal, message, isUnderWay }: StopMoment): Promise<StoppedRun> =>
  stopVerify([name, `--namespace=${interrupted.name}`, ...args], live, {
    signal,
    isTime: async (stderr) => stderr.includes(message) && isUnderWay(interrupted.namespace),
  });

beforeAll(() => {
  both = new AppNamespace([...PYTHON, ...NODE]);
  restricted = new AppNamespace([...ORDERED, ...WATCHED, ...SHELL_LESS], {
    'pod-security.kubernetes.io/enforce': 'restricted',
  });
  broken = new AppNamespace(Object.values(BROKEN_APPS).flatMap(({ live }) => live));
  interrupted = new AppNamespace(Object.values(STOP_MOMENTS).flatMap(({ live }) => live));
  const [looking, powerless] = [
    createUser(restricted.namespace, 'looking', READ_ONLY_RULES),
    createUser(restricted.namespace, 'powerless', RULES_WITHOUT_DELETE),
  ];
  const settled = {
    both: both.waitUntilReady(),
    restricted: restricted.waitUntilReady(),
    interrupted: interrupted.waitUntilReady(),
    broken: broken.waitUntilReady(
      Object.values(BROKEN_APPS).flatMap(({ name, isUnready }) => (isUnready ? [name] : [])),
    ),
  };
  const inBoth = (how: ClusterVerifyOptions) => startRun(settled.both, () => runIn(both, how));
  const inRestricted = (how: ClusterVerifyOptions) => startRun(settled.restricted, () => runIn(restricted, how));
  runs = {
    node: inBoth({ stated: NODE, args: ['node-app', NODE_CANARY, '--parallel', COUNTER] }),
    python: inBoth({ stated: PYTHON, args: ['python-app', COUNTER] }),
    ordered: inRestricted({ stated: ORDERED, args: ['ordered', '--parallel', COUNTER, `--canary=${CANARY_IMAGE}`] }),
    mute: inRestricted({ stated: SHELL_LESS, args: ['mute'] }),
    looking: inRestricted({ stated: WATCHED, args: ['watched', '--read-only'], kubeconfig: looking }),
    powerless: inRestricted({ stated: WATCHED, args: ['watched'], kubeconfig: powerless }),
    restarting: startRun(Promise.all(Object.values(settled)), async () =>
      runForBrokenApp(new AppNamespace(RESTARTING_APP.live), RESTARTING_APP),
    ),
  };
  stops = startRuns(STOP_MOMENTS, settled.interrupted, stopAt);
  failures = startRuns(BROKEN_APPS, settled.broken, (one) => runForBrokenApp(broken, one));
});

afterAll(async () => {
  await Promise.all(startedRuns);
  AppNamespace.deleteAll();
});

async function expectRestored({ namespace, before }: AppNamespace, others: readonly string[]): Promise<void> {
  const after = await readState(namespace);
  expect(after.objects).toEqual(before.objects);
  expect(after.data).toMatchObject(before.data);
  expect(findReplacedPods(before, after).sort()).toEqual([...others].sort());
}

const LOST_VISITS =
  /^the count did not go on from \d+: the app stores it in \/app\/visits, outside its volume \(\/data\)$/;

describe('verify of an app that behaves as its manifest describes', () => {
  test('passes all checks if the app keeps its count on its volume', async () => {
    const python = await runs.python;
    expect(reasonsOf(python, 'failed')).toEqual({});
    expect(statusesOf(python)).toEqual({ ...ALL_PASSED, outside: 'passed', 'app-persistence': 'passed' });
    expect(evidenceOf(python, 'outside')).toEqual([
      expect.stringMatching(/^python-app-external:5000 at node port \S+:\d+\/: answered 200$/),
    ]);
    expect(python.code).toBe(0);
  });

  test('finds that node-app loses its count, starts in parallel, and updates pods from the partition on', async () => {
    const node = await runs.node;
    const own = { 'app-persistence': 'failed', parallel: 'passed', canary: 'passed' };
    expect(statusesOf(node)).toEqual({ ...ALL_PASSED, ...own });
    expect(reasonsOf(node, 'failed')).toEqual({ 'app-persistence': expect.stringMatching(LOST_VISITS) });
    const started = evidenceOf(node, 'parallel').map((line) => line.split(' ').at(-1));
    expect(started).toEqual(['created', 'created', 'created', 'ready', 'ready', 'ready']);
    expect(evidenceOf(node, 'canary')).toEqual([
      expect.stringContaining('partitioned roll out complete: 2 new pods have been updated'),
      'node-app-0: em1999jay/node-moscow-time:latest, the same pod as before',
      'node-app-1: em1999jay/node-moscow-time:1.1.0, updated',
      'node-app-2: em1999jay/node-moscow-time:1.1.0, updated',
      expect.stringMatching(/^put back: all pods are on revision node-app-\w+ again$/),
    ]);
  });

  test('passes all checks under Pod Security restricted, with OrderedReady and ordinals from 3 on', async () => {
    const ordered = await runs.ordered;
    expect(reasonsOf(ordered, 'failed')).toEqual({});
    expect(statusesOf(ordered)).toEqual({
      ...ALL_PASSED,
      'app-persistence': 'passed',
      parallel: 'passed',
      canary: 'passed',
    });
    const started = evidenceOf(ordered, 'parallel').map((line) => line.replace(/^.*-(\d) /, '$1 '));
    expect(started).toEqual(['3 created', '3 ready', '4 created', '4 ready']);
    expect(evidenceOf(ordered, 'canary').slice(1, 3)).toEqual([
      `ordered-3: ${APP_IMAGE}, the same pod as before`,
      `ordered-4: ${CANARY_IMAGE}, updated`,
    ]);
    expect(ordered.code).toBe(0);
  });

  test('skips the checks that need a shell if the image has none', async () => {
    const mute = await runs.mute;
    const skipped = { probes: 'skipped', isolation: 'skipped', persistence: 'skipped' };
    expect(statusesOf(mute)).toEqual({ ...ALL_PASSED, ...skipped });
    expect(reasonsOf(mute, 'skipped')).toMatchObject({
      probes: 'the manifest has no probes',
      isolation: 'the image of web has no shell',
      persistence: 'its data has no mark',
    });
  });
});

describe('verify fails only the checks of the fault', () => {
  const matchReasons = (failing: BrokenApp['failing']) =>
    Object.fromEntries(Object.entries(failing).map(([id, reason]) => [id, expect.stringMatching(reason)]));

  test.each(Object.entries(BROKEN_APPS))('%s', async (title, { failing }) => {
    const failed = await (failures[title] as Promise<ClusterVerifyResult>);
    expect(reasonsOf(failed, 'failed')).toEqual(matchReasons(failing));
    expect(failed.code).toBe(1);
  });

  test('a container that restarts during the run', async () => {
    const { failing } = RESTARTING_APP;
    expect(reasonsOf(await runs.restarting, 'failed')).toEqual(matchReasons(failing));
  });
});

describe('verify by a user with few permissions', () => {
  const CHANGING = /^(?!get |config |version |port-forward |exec )/;

  test('with --read-only runs all checks that change nothing', async () => {
    const looking = await runs.looking;
    expect(statusesOf(looking)).toEqual({
      ...ALL_PASSED,
      dns: 'skipped',
      isolation: 'skipped',
      persistence: 'skipped',
    });
    expect(reasonsOf(looking, 'skipped')).toMatchObject({
      dns: 'it takes a helper pod, and --read-only changes nothing in the cluster',
      isolation: 'it writes marks to the data, and --read-only changes nothing',
      persistence: 'it deletes a pod, and --read-only changes nothing',
    });
    // A SelfSubjectAccessReview, which is not stored.
    const accessReview = expect.stringMatching(/^create --filename=- --output=jsonpath=\{\.status\.allowed\}/);
    expect(looking.commands.filter((command) => CHANGING.test(command))).toEqual([accessReview]);
    expect(looking.code).toBe(0);
  });

  test('names the missing permission before it changes anything', async () => {
    const { code, stderr, report, commands } = await runs.powerless;
    const needed = 'It is needed for: dns, persistence.';
    expect(stderr).toBe(`You may not delete pods in the namespace ${restricted.name}. ${needed}\n`);
    expect({ code, report }).toEqual({ code: 2, report: undefined });
    expect(commands.filter((command) => CHANGING.test(command))).toHaveLength(1);
  });
});

describe('verify undoes its changes on', () => {
  test.each(Object.keys(STOP_MOMENTS))('%s', async (title) => {
    const { code, stdout, stderr } = await (stops[title] as Promise<StoppedRun>);
    expect(stderr).toMatch(/\nStopping: what was changed is being put back\.\n$/);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  });
});

describe('verify leaves all objects and data as before, except for pods that it deletes or updates', () => {
  test('after runs for two apps in one namespace', async () => {
    await Promise.all([runs.python, runs.node]);
    await expectRestored(both, ['node-app-1', 'node-app-2', 'python-app-2']);
  });

  test('after runs that pass, and runs of users with few permissions', async () => {
    await Promise.all([runs.ordered, runs.mute, runs.looking, runs.powerless]);
    await expectRestored(restricted, ['mute-1', 'ordered-4']);
  });

  test('after runs with failed checks', async () => {
    await Promise.all(Object.values(failures));
    const deleted = ['python-app-1', 'sharing-1', 'forgetful-1', 'heedless-1'];
    await expectRestored(broken, deleted);
  });

  test('after runs that a signal stops', async () => {
    await Promise.all(Object.values(stops));
    await expectRestored(
      interrupted,
      Object.values(STOP_MOMENTS).flatMap((moment) => moment.replaced),
    );
  });
});

describe('verify exits with an error if it cannot find', () => {
  const none = 'stateful-apps-test-none';
  test.each([
    ['a namespace', { args: ['watched', `--namespace=${none}`] }, `There is no namespace ${none} in `],
    ['the app on the cluster', { args: ['watched'] }, 'There is no StatefulSet watched in the namespace '],
    ['a context', { args: ['watched', `--context=${none}`] }, `The kubeconfig has no context ${none}.`],
    [
      'the API server',
      { args: ['watched'], kubeconfig: createUnreachableKubeconfig() },
      "The cluster can't be reached: ",
    ],
  ])('%s', async (_, options, message) => {
    const { code, stderr, report, commands } = await runVerify({ ...options, stated: WATCHED });
    expect(stderr).toMatch(/^[^\n]+\n$/);
    expect(stderr.slice(0, message.length)).toBe(message);
    expect({ code, report }).toEqual({ code: 2, report: undefined });
    expect(commands.filter((command) => !/^(config|version|get) /.test(command))).toEqual([]);
  });
});
