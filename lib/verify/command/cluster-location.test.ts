import { SimulatedCluster } from '../../../test/simulated-cluster';
import { appManifests, runVerify, type VerifyRun } from '../../../test/verify';

const STATED = appManifests('web');

/** Runs the command where kubectl answers this to what it knows of its configuration, or of a namespace. */
async function placed(answers: Readonly<Record<string, object>>, ...args: readonly string[]): Promise<VerifyRun> {
  const cluster = new SimulatedCluster(STATED);
  cluster.faults = {
    before: (call) => Object.entries(answers).find(([start]) => call.args.join(' ').startsWith(start))?.[1],
  };
  return runVerify({ args: ['web', '--read-only', ...args], manifests: STATED, tools: cluster.tools });
}

const config = (context: object) => ({
  'config view': { stdout: JSON.stringify({ 'current-context': 'lab', contexts: [{ name: 'lab', context }] }) },
});
const NONE = { 'config view': { code: 1, stderr: 'error: current-context must exist in order to minify' } };

test.each([
  ['the namespace of the context', config({ namespace: 'shop' }), [], 'shop'],
  ['the one that is said', config({ namespace: 'shop' }), ['--namespace=other'], 'other'],
  ['default, where the context names none', config({}), [], 'default'],
])('it looks into %s', async (_, answers, args, namespace) => {
  expect((await placed(answers, ...args)).report).toMatchObject({ context: 'lab', namespace });
});

test('all that comes after goes to the context of the beginning, whichever becomes the current one', async () => {
  const cluster = new SimulatedCluster(STATED);
  await runVerify({ args: ['web'], manifests: STATED, tools: cluster.tools });
  const [first, ...others] = cluster.calls.map(({ flags, args }) => [...flags, args[0]].join(' '));
  expect(first).toBe('config');
  expect(others.filter((line) => !line.startsWith('--context=lab '))).toEqual([]);
});

describe('without a context, as in a pod,', () => {
  test('it must be said where the app runs', async () => {
    const { code, stderr: told } = await placed(NONE);
    expect({ code, told }).toEqual({
      code: 2,
      told: 'kubectl has no current context: --namespace says where the app runs.\n',
    });
  });

  test('the app is looked for where it is said to run', async () => {
    const { report } = await placed(NONE, '--namespace=shop');
    expect(report).toMatchObject({ context: '', namespace: 'shop', passed: true });
  });

  test('it speaks of the cluster where it would name the context', async () => {
    const namespace = {
      'get namespace': { code: 1, stderr: 'Error from server (NotFound): namespaces "x" not found' },
    };
    expect((await placed({ ...NONE, ...namespace }, '--namespace=x')).stderr).toBe(
      'There is no namespace x in the cluster.\n',
    );
    const { stderr: told } = await placed({ ...NONE, 'get statefulsets': {} }, '--namespace=shop');
    expect(told).toMatch(/^There is no StatefulSet web in the namespace shop of the cluster\./);
  });

  test('and where it says what it disturbs', async () => {
    const cluster = new SimulatedCluster(STATED);
    cluster.faults = { before: ({ args }) => (args[0] === 'config' ? NONE['config view'] : undefined) };
    const { stderr: told } = await runVerify({
      args: ['web', '--namespace=shop'],
      manifests: STATED,
      tools: cluster.tools,
    });
    expect(told).toMatch(/^In the namespace shop of the cluster it\n/);
  });
});

test('a kubeconfig that can’t be read is told as kubectl tells it', async () => {
  const { code, stderr: told } = await placed({ 'config view': { code: 1, stderr: 'error: yaml: line 3: oops\n' } });
  expect({ code, told }).toEqual({ code: 2, told: "The kubeconfig can't be read: error: yaml: line 3: oops\n" });
});

test('a kubectl that prints other things than it should is told', async () => {
  const { code, stderr: told } = await placed({ 'get statefulsets.apps': { stdout: 'Welcome!\n{}' } });
  expect({ code, told }).toEqual({ code: 2, told: 'kubectl printed what is no JSON: Welcome!\n{}\n' });
});

test('whoever may not know whether a namespace is there goes on', async () => {
  const stderr = 'Error from server (Forbidden): namespaces "shop" is forbidden: User "x" cannot get resource';
  expect((await placed({ 'get namespace': { code: 1, stderr } })).code).toBe(0);
});

test('a StatefulSet that goes while it is looked at leaves nothing to be said', async () => {
  const cluster = new SimulatedCluster(STATED);
  const { objects, clock, statefulSets } = cluster.parts;
  clock.at(12, () => statefulSets.delete(objects.find('StatefulSet', 'web')));
  const { code, stderr: told, report } = await runVerify({ args: ['web'], manifests: STATED, tools: cluster.tools });
  expect({ code, report }).toEqual({ code: 2, report: undefined });
  expect(told).toMatch(/\nThe StatefulSet web is gone\.\n$/);
});

test('what nobody expected is told as it is, and not taken for an answer', async () => {
  const { tools: means } = new SimulatedCluster(STATED);
  const broken = {
    ...means,
    kubectl: () => ({ ...means.createKubectl([], {}), run: () => Promise.reject(new TypeError('oops')) }),
  };
  await expect(runVerify({ args: ['web'], manifests: STATED, tools: broken })).rejects.toThrow('oops');
});
