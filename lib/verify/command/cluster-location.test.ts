import { SimulatedCluster } from '../../../test/simulated-cluster';
import { appManifests, runVerify, type VerifyRun } from '../../../test/verify';

const STATED = appManifests('web');

/** Runs `verify` with these results of kubectl, by the start of its arguments. */
async function verifyWithResults(
  answers: Readonly<Record<string, object>>,
  ...args: readonly string[]
): Promise<VerifyRun> {
  const cluster = new SimulatedCluster(STATED);
  cluster.faults = {
    before: (call) => Object.entries(answers).find(([start]) => call.args.join(' ').startsWith(start))?.[1],
  };
  return runVerify({ args: ['web', '--read-only', ...args], manifests: STATED, tools: cluster.tools });
}

const config = (context: object) => ({
  'config view': { stdout: JSON.stringify({ 'current-context': 'lab', contexts: [{ name: 'lab', context }] }) },
});
const noCurrentContext = { 'config view': { code: 1, stderr: 'error: current-context must exist in order to minify' } };

test.each([
  ['the namespace of the context', config({ namespace: 'shop' }), [], 'shop'],
  ['the namespace of --namespace', config({ namespace: 'shop' }), ['--namespace=other'], 'other'],
  ['the namespace default if the context names none', config({}), [], 'default'],
])('looks for the app in %s', async (_, answers, args, namespace) => {
  expect((await verifyWithResults(answers, ...args)).report).toMatchObject({ context: 'lab', namespace });
});

test('uses the context of the first command for all others, even if the current context changes', async () => {
  const cluster = new SimulatedCluster(STATED);
  await runVerify({ args: ['web'], manifests: STATED, tools: cluster.tools });
  const [first, ...others] = cluster.calls.map(({ flags, args }) => [...flags, args[0]].join(' '));
  expect(first).toBe('config');
  expect(others.filter((line) => !line.startsWith('--context=lab '))).toEqual([]);
});

describe('without a current context, as in a pod,', () => {
  test('verify requires --namespace', async () => {
    const { code, stderr } = await verifyWithResults(noCurrentContext);
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: 'kubectl has no current context. Name the namespace of the app with --namespace.\n',
    });
  });

  test('verify looks for the app in --namespace', async () => {
    const { report } = await verifyWithResults(noCurrentContext, '--namespace=shop');
    expect(report).toMatchObject({ context: '', namespace: 'shop', passed: true });
  });

  test('errors name the cluster instead of the context', async () => {
    const namespace = {
      'get namespace': { code: 1, stderr: 'Error from server (NotFound): namespaces "x" not found' },
    };
    expect((await verifyWithResults({ ...noCurrentContext, ...namespace }, '--namespace=x')).stderr).toBe(
      'There is no namespace x in the cluster.\n',
    );
    const { stderr } = await verifyWithResults({ ...noCurrentContext, 'get statefulsets': {} }, '--namespace=shop');
    expect(stderr).toMatch(/^There is no StatefulSet web in the namespace shop of the cluster\./);
  });

  test('the planned actions name the cluster instead of the context', async () => {
    const cluster = new SimulatedCluster(STATED);
    cluster.faults = { before: ({ args }) => (args[0] === 'config' ? noCurrentContext['config view'] : undefined) };
    const { stderr } = await runVerify({
      args: ['web', '--namespace=shop'],
      manifests: STATED,
      tools: cluster.tools,
    });
    expect(stderr).toMatch(/^In the namespace shop of the cluster it\n/);
  });
});

test('reports an unreadable kubeconfig with the message of kubectl', async () => {
  const { code, stderr } = await verifyWithResults({
    'config view': { code: 1, stderr: 'error: yaml: line 3: oops\n' },
  });
  expect({ code, stderr }).toEqual({ code: 2, stderr: "The kubeconfig can't be read: error: yaml: line 3: oops\n" });
});

test('reports output of kubectl that is no JSON', async () => {
  const { code, stderr } = await verifyWithResults({ 'get statefulsets.apps': { stdout: 'Welcome!\n{}' } });
  expect({ code, stderr }).toEqual({ code: 2, stderr: 'kubectl printed no JSON: Welcome!\n{}\n' });
});

test('continues if the user may not read namespaces', async () => {
  const stderr = 'Error from server (Forbidden): namespaces "shop" is forbidden: User "x" cannot get resource';
  expect((await verifyWithResults({ 'get namespace': { code: 1, stderr } })).code).toBe(0);
});

test('ends without a report if the StatefulSet is deleted meanwhile', async () => {
  const cluster = new SimulatedCluster(STATED);
  const { objects, clock, statefulSets } = cluster.parts;
  clock.at(12, () => statefulSets.delete(objects.find('StatefulSet', 'web')));
  const { code, stderr, report } = await runVerify({ args: ['web'], manifests: STATED, tools: cluster.tools });
  expect({ code, report }).toEqual({ code: 2, report: undefined });
  expect(stderr).toMatch(/\nThe StatefulSet web is gone\.\n$/);
});

test('rethrows an unexpected error', async () => {
  const { tools } = new SimulatedCluster(STATED);
  const broken = {
    ...tools,
    createKubectl: () => ({ ...tools.createKubectl([], {}), run: () => Promise.reject(new TypeError('oops')) }),
  };
  await expect(runVerify({ args: ['web'], manifests: STATED, tools: broken })).rejects.toThrow('oops');
});
