import crypto from 'node:crypto';
import { type KubectlCall, type KubectlFaults, SimulatedCluster } from '../../../test/simulated-cluster';
import {
  appManifests,
  CANARY_IMAGE,
  createFolder,
  externalService,
  runVerify,
  type VerifyRun,
  withPartition,
} from '../../../test/verify';

const STATED = [...appManifests('web', { spec: withPartition(1) }), externalService('web')];
const ALL: readonly string[] = ['web', '--counter=/visits', `--canary=${CANARY_IMAGE}`, '--parallel'];
const GONE = { code: 1, stderr: 'Unable to connect to the server: dial tcp: no route to host' };
const FAILED = { code: 1, stderr: 'Error from server: etcdserver: request timed out' };

// The command is run hundreds of times, each time on a cluster of its own: with one id for all runs the manifests that
// it applies are the same, and the simulated API server knows them.
const folder = createFolder(STATED);
beforeAll(() => {
  jest.spyOn(crypto, 'randomBytes').mockImplementation((size) => Buffer.alloc(size, 0xa5));
});
afterAll(() => folder.delete());

/** A run of the command that something came in the way of. */
interface Disturbed extends VerifyRun {
  readonly cluster: SimulatedCluster;
}

/** What gets in the way of a run, and how it can be stderr to stop. */
type Disturbance = (stop: () => void) => KubectlFaults;

async function disturbed(disturbance: Disturbance, args = ALL): Promise<Disturbed> {
  const cluster = new SimulatedCluster(STATED);
  let listener = () => {};
  cluster.faults = disturbance(() => listener());
  const streams = {
    onStop: (given: () => void) => {
      listener = given;
    },
  };
  const seen = await runVerify({ args, manifests: folder, tools: cluster.tools, streams });
  return { ...seen, cluster };
}

/** All that the command could have changed. */
function stateOf({ parts }: SimulatedCluster): string[] {
  const { objects, containers } = parts;
  return [
    ...objects.all.map(({ kind, metadata }) => `${kind} ${metadata.name}`),
    ...objects.of('StatefulSet').map(({ spec }) => `image ${spec.template.spec.containers[0].image}`),
    ...objects
      .of('Pod')
      .map(({ metadata, status }) => `${metadata.name} ${status.phase} ${metadata.labels['controller-revision-hash']}`),
    ...[...containers.files.keys()].filter((path) => path.includes('.verify-')),
  ].sort();
}

const BEFORE = stateOf(new SimulatedCluster(STATED));

jest.setTimeout(120_000);

/** What is called where nothing comes in the way. */
async function callsOf(args: readonly string[]): Promise<readonly KubectlCall[]> {
  const { cluster, code } = await disturbed(() => ({}), args);
  expect({ code, state: stateOf(cluster) }).toEqual({ code: 0, state: BEFORE });
  return cluster.calls;
}

/** Runs the command once for each call that it makes, and gives the runs of which something else is true. */
async function unlike(
  disturbance: (number: number) => Disturbance,
  isRight: (run: Disturbed) => boolean,
  asked = ALL,
): Promise<string[]> {
  const wrong: string[] = [];
  for (const { number, args } of await callsOf(asked)) {
    const run = await disturbed(disturbance(number), asked);
    if (!isRight(run)) wrong.push(`${number} ${args.join(' ')}: ${run.code} ${stateOf(run.cluster)} ${run.stderr}`);
  }
  return wrong;
}

const isAsBefore = ({ cluster }: Disturbed) => {
  // What was stderr to the cluster takes its time.
  cluster.parts.clock.advance(10_000);
  return JSON.stringify(stateOf(cluster)) === JSON.stringify(BEFORE) && cluster.areAllPodsReady;
};

/** Whether it was cut off without a report, or had nothing left to do but to put things back. */
const isCutOff = ({ code, report }: Disturbed) => (code === 2 && report === undefined) || report?.passed === true;

const stopsAt = (number: number) => (stop: () => void) => ({
  before: (call: KubectlCall) => void (call.number === number && stop()),
});

test('undoes all changes if it is stopped before any call of kubectl', async () => {
  expect(await unlike(stopsAt, (run) => isAsBefore(run) && isCutOff(run))).toEqual([]);
});

test('writes no report if it is stopped', async () => {
  const isSilent = ({ code, report }: Disturbed) => code === 2 && report === undefined;
  expect(await unlike(stopsAt, isSilent, ['web', '--read-only'])).toEqual([]);
});

test('undoes all changes if it is stopped during any call of kubectl', async () => {
  const stopsAfter = (number: number) => (stop: () => void) => ({
    after: (call: KubectlCall) => void (call.number === number && stop()),
  });
  expect(await unlike(stopsAfter, (run) => isAsBefore(run) && isCutOff(run))).toEqual([]);
});

test('undoes all changes after a connection is lost at any call and comes back', async () => {
  const loses = (number: number) => () => ({
    before: (call: KubectlCall) => (call.number >= number && call.number < number + 5 ? GONE : undefined),
  });
  expect(await unlike(loses, (run) => isAsBefore(run) && isCutOff(run))).toEqual([]);
});

test('names all changes that it could not undo after a connection is lost for good', async () => {
  const loses = (number: number) => () => ({
    before: (call: KubectlCall) => (call.number >= number ? GONE : undefined),
  });
  expect(await unlike(loses, isNamed)).toEqual([]);
});

test('undoes or names all changes if any call of kubectl fails', async () => {
  const fails = (number: number) => () => ({
    before: (call: KubectlCall) => (call.number === number ? FAILED : undefined),
  });
  expect(await unlike(fails, isNamed)).toEqual([]);
});

test('undoes or names all changes if any call of kubectl succeeds and reports a failure', async () => {
  const fails = (number: number) => () => ({
    after: (call: KubectlCall) => (call.number === number ? FAILED : undefined),
  });
  expect(await unlike(fails, isNamed)).toEqual([]);
});

/** What tells of a difference from before. */
const TELLING: readonly [RegExp, (...found: string[]) => string][] = [
  [/\.verify-\w{6}-(web-\d)$/, (_, pod) => `the mark in /data of ${pod}`],
  [/(verify|web)-[0-9a-f]{6}/, (name) => name],
  [/^/, () => `the image ${CANARY_IMAGE} of web`],
];

/** Whether each difference from before is stderr. */
function isNamed({ cluster, stderr, report }: Disturbed): boolean {
  cluster.parts.clock.advance(10_000);
  const left = [
    ...stderr.split('\n').filter((line) => line.startsWith('Not put back: ')),
    ...(report?.left ?? []),
  ].join();
  const after = stateOf(cluster);
  const differences = [
    ...after.filter((line) => !BEFORE.includes(line)),
    ...BEFORE.filter((line) => !after.includes(line)),
  ];
  return differences.every((line) => {
    const [form, tell] = TELLING.find(([one]) => one.test(line)) as (typeof TELLING)[number];
    return left.includes(tell(...(form.exec(line) as string[])));
  });
}
