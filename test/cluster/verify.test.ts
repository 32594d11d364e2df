import { APP_IMAGE, CANARY_IMAGE, evidenceOf, reasonsOf, statusesOf, withPartition } from '../verify';
import { Lanes } from './lanes';
import {
  ALL_BUT_DELETE,
  app,
  BROKEN,
  type Broken,
  inDist,
  LOOKING,
  MOMENTS,
  type Moment,
  RESTARTING,
  type Run,
  replaced,
  Stage,
  type Stopped,
  stateOf,
  stopped,
  unreachable,
  userOf,
  type Verified,
  verified,
} from './verify';

const [PYTHON, NODE] = [inDist('python-app'), inDist('node-app')];
const ORDERED = app('ordered', {
  spec: { podManagementPolicy: 'OrderedReady', ordinals: { start: 3 }, ...withPartition(1) },
});
const WATCHED = app('watched');
const MUTE = app('mute', {
  container: { image: 'localhost/pause:1', livenessProbe: undefined, readinessProbe: undefined },
});

const COUNTER = '--counter=/visits';
const NODE_CANARY = '--canary=em1999jay/node-moscow-time:1.1.0';
/** What comes of the checks of an app that does what its manifest says. */
const WELL = {
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

/** As many at a time as a small cluster bears. */
const lanes = new Lanes(5);
const begun: Promise<unknown>[] = [];
let lab: Stage;
let restricted: Stage;
let broken: Stage;
let interrupted: Stage;
let stops: Record<string, Promise<Stopped>>;
let runs: Record<'node' | 'python' | 'ordered' | 'mute' | 'looking' | 'powerless' | 'restarting', Promise<Verified>>;
let failures: Record<string, Promise<Verified>>;

/** Begins a run as soon as apps have settled and there is room for it. */
function begin<R>(settled: Promise<unknown>, done: () => Promise<R>): Promise<R> {
  const run = settled.then(() => lanes.add(done));
  begun.push(run.catch(() => {}));
  return run;
}

const forEach = <T, R>(
  cases: Readonly<Record<string, T>>,
  settled: Promise<unknown>,
  done: (one: T) => Promise<R>,
): Record<string, Promise<R>> =>
  Object.fromEntries(Object.entries(cases).map(([title, one]) => [title, begin(settled, () => done(one))]));

const run = (stage: Stage, { args, ...others }: Run): Promise<Verified> =>
  verified({ args: [...args, `--namespace=${stage.name}`], ...others });

const look = (stage: Stage, { name, live, stated = live, args = [] }: Broken): Promise<Verified> =>
  run(stage, { args: [name, ...args], stated });

const stop = ({ name, live, args, signal, tells, isUnderWay }: Moment): Promise<Stopped> =>
  stopped([name, `--namespace=${interrupted.name}`, ...args], live, {
    signal,
    isTime: async (told) => told.includes(tells) && isUnderWay(interrupted.namespace),
  });

beforeAll(() => {
  lab = new Stage([...PYTHON, ...NODE]);
  restricted = new Stage([...ORDERED, ...WATCHED, ...MUTE], { 'pod-security.kubernetes.io/enforce': 'restricted' });
  broken = new Stage(Object.values(BROKEN).flatMap(({ live }) => live));
  interrupted = new Stage(Object.values(MOMENTS).flatMap(({ live }) => live));
  const [looking, powerless] = [
    userOf(restricted.namespace, 'looking', LOOKING),
    userOf(restricted.namespace, 'powerless', ALL_BUT_DELETE),
  ];
  const settled = {
    lab: lab.settle(),
    restricted: restricted.settle(),
    interrupted: interrupted.settle(),
    broken: broken.settle(Object.values(BROKEN).flatMap(({ name, isUnready }) => (isUnready ? [name] : []))),
  };
  const inLab = (how: Run) => begin(settled.lab, () => run(lab, how));
  const inRestricted = (how: Run) => begin(settled.restricted, () => run(restricted, how));
  runs = {
    node: inLab({ stated: NODE, args: ['node-app', NODE_CANARY, '--parallel', COUNTER] }),
    python: inLab({ stated: PYTHON, args: ['python-app', COUNTER] }),
    ordered: inRestricted({ stated: ORDERED, args: ['ordered', '--parallel', COUNTER, `--canary=${CANARY_IMAGE}`] }),
    mute: inRestricted({ stated: MUTE, args: ['mute'] }),
    looking: inRestricted({ stated: WATCHED, args: ['watched', '--read-only'], kubeconfig: looking }),
    powerless: inRestricted({ stated: WATCHED, args: ['watched'], kubeconfig: powerless }),
    restarting: begin(Promise.all(Object.values(settled)), async () => look(new Stage(RESTARTING.live), RESTARTING)),
  };
  stops = forEach(MOMENTS, settled.interrupted, stop);
  failures = forEach(BROKEN, settled.broken, (one) => look(broken, one));
});

afterAll(async () => {
  await Promise.all(begun);
  Stage.clear();
});

async function expectAsBefore({ namespace, before }: Stage, others: readonly string[]): Promise<void> {
  const after = await stateOf(namespace);
  expect(after.objects).toEqual(before.objects);
  expect(after.data).toMatchObject(before.data);
  expect(replaced(before, after).sort()).toEqual([...others].sort());
}

const LOST = /^the count did not go on from \d+: the app stores it in \/app\/visits, outside its volume \(\/data\)$/;

describe('an app that does what its manifest says', () => {
  test('python-app passes, and keeps the visits that it counts on its volume', async () => {
    const python = await runs.python;
    expect(statusesOf(python)).toEqual({ ...WELL, outside: 'passed', 'app-persistence': 'passed' });
    expect(evidenceOf(python, 'outside')).toEqual([
      expect.stringMatching(/^python-app-external:5000 at node port \S+:\d+\/: answered 200$/),
    ]);
    expect(python.code).toBe(0);
  });

  test('node-app starts its pods at once, is updated at and above its partition, and is seen to lose its visits', async () => {
    const node = await runs.node;
    const own = { 'app-persistence': 'failed', parallel: 'passed', canary: 'passed' };
    expect(statusesOf(node)).toEqual({ ...WELL, ...own });
    expect(reasonsOf(node, 'failed')).toEqual({ 'app-persistence': expect.stringMatching(LOST) });
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

  test('under Pod Security restricted, one that counts on its volume, starts its pods in order and numbers them from 3 on passes all', async () => {
    const ordered = await runs.ordered;
    expect(statusesOf(ordered)).toEqual({ ...WELL, 'app-persistence': 'passed', parallel: 'passed', canary: 'passed' });
    const started = evidenceOf(ordered, 'parallel').map((line) => line.replace(/^.*-(\d) /, '$1 '));
    expect(started).toEqual(['3 created', '3 ready', '4 created', '4 ready']);
    expect(evidenceOf(ordered, 'canary').slice(1, 3)).toEqual([
      `ordered-3: ${APP_IMAGE}, the same pod as before`,
      `ordered-4: ${CANARY_IMAGE}, updated`,
    ]);
    expect(ordered.code).toBe(0);
  });

  test('of an image without a shell nothing is said that was not seen', async () => {
    const mute = await runs.mute;
    const unseen = { probes: 'skipped', isolation: 'skipped', persistence: 'skipped' };
    expect(statusesOf(mute)).toEqual({ ...WELL, ...unseen });
    expect(reasonsOf(mute, 'skipped')).toMatchObject({
      probes: 'the manifest has no probes',
      isolation: 'the image of web has no shell',
      persistence: 'its data has no mark',
    });
  });
});

describe('an app that is broken fails where it is, and nowhere else', () => {
  const told = (failing: Broken['failing']) =>
    Object.fromEntries(Object.entries(failing).map(([id, reason]) => [id, expect.stringMatching(reason)]));

  test.each(Object.entries(BROKEN))('%s', async (title, { failing }) => {
    const failed = await (failures[title] as Promise<Verified>);
    expect(reasonsOf(failed, 'failed')).toEqual(told(failing));
    expect(failed.code).toBe(1);
  });

  test('a container that restarts while it looks', async () => {
    const { failing } = RESTARTING;
    expect(reasonsOf(await runs.restarting, 'failed')).toEqual(told(failing));
  });
});

describe('who may do little', () => {
  const CHANGING = /^(?!get |config |version |port-forward |exec )/;

  test('sees with --read-only what there is to see, and nothing is changed', async () => {
    const looking = await runs.looking;
    expect(statusesOf(looking)).toEqual({ ...WELL, dns: 'skipped', isolation: 'skipped', persistence: 'skipped' });
    expect(reasonsOf(looking, 'skipped')).toMatchObject({
      dns: 'it takes a helper pod, and --read-only changes nothing in the cluster',
      isolation: 'it writes marks to the data, and --read-only changes nothing',
      persistence: 'it deletes a pod, and --read-only changes nothing',
    });
    // By which it asks what the user may do: of such a review nothing is kept.
    const asked = expect.stringMatching(/^create --filename=- --output=jsonpath=\{\.status\.allowed\}/);
    expect(looking.commands.filter((command) => CHANGING.test(command))).toEqual([asked]);
    expect(looking.code).toBe(0);
  });

  test('is told which right is missing before anything is touched', async () => {
    const { code, stderr, report, commands } = await runs.powerless;
    const needed = 'It is needed for: dns, persistence.';
    expect(stderr).toBe(`You may not delete pods in the namespace ${restricted.name}. ${needed}\n`);
    expect({ code, report }).toEqual({ code: 2, report: undefined });
    expect(commands.filter((command) => CHANGING.test(command))).toHaveLength(1);
  });
});

describe('told to stop, it puts all back', () => {
  test.each(Object.keys(MOMENTS))('%s', async (title) => {
    const { code, out, told } = await (stops[title] as Promise<Stopped>);
    expect(told).toMatch(/\nStopping: what was changed is being put back\.\n$/);
    expect({ code, out }).toEqual({ code: 2, out: '' });
  });
});

describe('afterwards all is as it was, but for the pods that it deleted or updated', () => {
  test('in a run of both apps', async () => {
    await Promise.all([runs.python, runs.node]);
    await expectAsBefore(lab, ['node-app-1', 'node-app-2', 'python-app-2']);
  });

  test('where nothing failed, or users may do little', async () => {
    await Promise.all([runs.ordered, runs.mute, runs.looking, runs.powerless]);
    await expectAsBefore(restricted, ['mute-1', 'ordered-4']);
  });

  test('where checks failed', async () => {
    await Promise.all(Object.values(failures));
    const deleted = ['python-app-1', 'sharing-1', 'forgetful-1', 'heedless-1'];
    await expectAsBefore(broken, deleted);
  });

  test('where it was told to stop', async () => {
    await Promise.all(Object.values(stops));
    await expectAsBefore(
      interrupted,
      Object.values(MOMENTS).flatMap((moment) => moment.replaced),
    );
  });
});

describe('what is not there', () => {
  const none = 'stateful-apps-test-none';
  test.each([
    ['a namespace', { args: ['watched', `--namespace=${none}`] }, `There is no namespace ${none} in `],
    ['the app on the cluster', { args: ['watched'] }, 'There is no StatefulSet watched in the namespace '],
    ['a context', { args: ['watched', `--context=${none}`] }, `The kubeconfig has no context ${none}.`],
    ['a server', { args: ['watched'], kubeconfig: unreachable() }, "The cluster can't be reached: "],
  ])('%s', async (_, how, message) => {
    const { code, stderr, report, commands } = await verified({ ...how, stated: WATCHED });
    expect(stderr).toMatch(/^[^\n]+\n$/);
    expect(stderr.slice(0, message.length)).toBe(message);
    expect({ code, report }).toEqual({ code: 2, report: undefined });
    expect(commands.filter((command) => !/^(config|version|get) /.test(command))).toEqual([]);
  });
});
