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
const ALL_CHECKS: readonly string[] = ['web', '--counter=/visits', `--canary=${CANARY_IMAGE}`, '--parallel'];
const UNREACHABLE = { code: 1, stderr: 'Unable to connect to the server: dial tcp: no route to host' };
const FAILED = { code: 1, stderr: 'Error from server: etcdserver: request timed out' };

// The tests run `verify` hundreds of times, each time on a new cluster. With one ID for all runs, its manifests are the same,
// so that the simulated API server has their defaults in its cache.
const folder = createFolder(STATED);
beforeAll(() => {
  jest.spyOn(crypto, 'randomBytes').mockImplementation((size) => Buffer.alloc(size, 0xa5));
});
afterAll(() => folder.delete());

/** A run with faults, and its cluster. */
interface DisturbedRun extends VerifyRun {
  readonly cluster: SimulatedCluster;
}

/** Creates the faults of a run, with a function that stops the run. */
type CreateFaults = (stop: () => void) => KubectlFaults;

async function verifyWithFaults(disturbance: CreateFaults, args = ALL_CHECKS): Promise<DisturbedRun> {
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

/** The state of the cluster that `verify` could change, in lines. */
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

/** The calls of kubectl in a run without faults. */
async function recordCalls(args: readonly string[]): Promise<readonly KubectlCall[]> {
  const { cluster, code } = await verifyWithFaults(() => ({}), args);
  expect({ code, state: stateOf(cluster) }).toEqual({ code: 0, state: BEFORE });
  return cluster.calls;
}

/** Runs `verify` once for each of its calls of kubectl, with a fault at this call. Describes the runs that end wrongly. */
async function findFailingRuns(
  disturbance: (number: number) => CreateFaults,
  isRight: (run: DisturbedRun) => boolean,
  asked = ALL_CHECKS,
): Promise<string[]> {
  const wrong: string[] = [];
  for (const { number, args } of await recordCalls(asked)) {
    const run = await verifyWithFaults(disturbance(number), asked);
    if (!isRight(run)) wrong.push(`${number} ${args.join(' ')}: ${run.code} ${stateOf(run.cluster)} ${run.stderr}`);
  }
  return wrong;
}

const isRestored = ({ cluster }: DisturbedRun) => {
  // The cluster needs time for deletions and rollouts.
  cluster.parts.clock.advance(10_000);
  return JSON.stringify(stateOf(cluster)) === JSON.stringify(BEFORE) && cluster.areAllPodsReady;
};

/** Whether the run ended without a report, or was interrupted only when all checks had passed. */
const isCutOff = ({ code, report }: DisturbedRun) => (code === 2 && report === undefined) || report?.passed === true;

const stopAt = (number: number) => (stop: () => void) => ({
  before: (call: KubectlCall) => void (call.number === number && stop()),
});

test('undoes all changes if it is stopped before any call of kubectl', async () => {
  expect(await findFailingRuns(stopAt, (run) => isRestored(run) && isCutOff(run))).toEqual([]);
});

test('writes no report if it is stopped', async () => {
  const isSilent = ({ code, report }: DisturbedRun) => code === 2 && report === undefined;
  expect(await findFailingRuns(stopAt, isSilent, ['web', '--read-only'])).toEqual([]);
});

test('undoes all changes if it is stopped during any call of kubectl', async () => {
  const stopsAfter = (number: number) => (stop: () => void) => ({
    after: (call: KubectlCall) => void (call.number === number && stop()),
  });
  expect(await findFailingRuns(stopsAfter, (run) => isRestored(run) && isCutOff(run))).toEqual([]);
});

test('undoes all changes after a connection is lost at any call and comes back', async () => {
  const loses = (number: number) => () => ({
    before: (call: KubectlCall) => (call.number >= number && call.number < number + 5 ? UNREACHABLE : undefined),
  });
  expect(await findFailingRuns(loses, (run) => isRestored(run) && isCutOff(run))).toEqual([]);
});

test('names all changes that it could not undo after a connection is lost for good', async () => {
  const loses = (number: number) => () => ({
    before: (call: KubectlCall) => (call.number >= number ? UNREACHABLE : undefined),
  });
  expect(await findFailingRuns(loses, isRestoredOrNamed)).toEqual([]);
});

test('undoes or names all changes if any call of kubectl fails', async () => {
  const fails = (number: number) => () => ({
    before: (call: KubectlCall) => (call.number === number ? FAILED : undefined),
  });
  expect(await findFailingRuns(fails, isRestoredOrNamed)).toEqual([]);
});

test('undoes or names all changes if any call of kubectl succeeds and reports a failure', async () => {
  const fails = (number: number) => () => ({
    after: (call: KubectlCall) => (call.number === number ? FAILED : undefined),
  });
  expect(await findFailingRuns(fails, isRestoredOrNamed)).toEqual([]);
});

/** The name of a leftover, by the line of the state that differs. */
const leftoverByState: readonly [RegExp, (...found: string[]) => string][] = [
  [/\.verify-\w{6}-(web-\d)$/, (_, pod) => `the mark in /data of ${pod}`],
  [/(verify|web)-[0-9a-f]{6}/, (name) => name],
  [/^/, () => `the image ${CANARY_IMAGE} of web`],
];

/** Whether each change is undone, or named in the report or on standard error. */
function isRestoredOrNamed({ cluster, stderr, report }: DisturbedRun): boolean {
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
    const [form, tell] = leftoverByState.find(([one]) => one.test(line)) as (typeof leftoverByState)[number];
    return left.includes(tell(...(form.exec(line) as string[])));
  });
}
