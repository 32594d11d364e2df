import { SimulatedCluster } from '../../../test/simulated-cluster';
import { appManifests, CANARY_IMAGE, runVerify, type VerifyRun, withPartition } from '../../../test/verify';

const STATED = appManifests('web', { spec: withPartition(1) });

/** Runs `verify` on a terminal whose user gives this answer. */
async function verifyWithAnswer(answer: string, ...args: readonly string[]) {
  const cluster = new SimulatedCluster(STATED);
  const questions: string[] = [];
  const question = async (text: string) => {
    questions.push(text);
    return answer;
  };
  const streams = { isInteractive: true, question };
  const seen: VerifyRun = await runVerify({ args: ['web', ...args], manifests: STATED, tools: cluster.tools, streams });
  return { ...seen, cluster, questions };
}

test('lists the planned actions and the namespace before it asks for consent', async () => {
  const { stderr, questions, code } = await verifyWithAnswer(
    'y',
    `--canary=${CANARY_IMAGE}`,
    '--parallel',
    '--counter=/visits',
  );
  expect(stderr).toMatch(/^In the namespace shop of lab it\n/);
  const actions = stderr.split('\n').filter((line) => line.startsWith('  - '));
  expect(actions).toEqual([
    '  - starts a helper pod that mounts nothing, to resolve names, and deletes it at the end',
    '  - writes a small file to the data of each pod, and deletes it at the end',
    '  - deletes a pod of web, and waits until the StatefulSet has created it again',
    '  - visits a pod of web, so that its count at /visits is clearly above 0',
    expect.stringMatching(/^ {2}- starts a copy of web under the name web-\w{6}, .*, and deletes it with its claims$/),
    `  - updates the pods of web from ordinal 1 on to ${CANARY_IMAGE}, and puts them back`,
  ]);
  expect(questions).toEqual(['Go on? [y/N] ']);
  expect(code).toBe(0);
});

test.each(['y', 'Y', ' yes ', 'YES'])('continues if the user answers %p', async (answer) => {
  expect((await verifyWithAnswer(answer)).code).toBe(0);
});

test.each(['', 'n', 'no', 'yess', 'y n'])('changes nothing if the user answers %p', async (answer) => {
  const { code, stderr, report, cluster } = await verifyWithAnswer(answer);
  expect({ code, report }).toEqual({ code: 2, report: undefined });
  expect(stderr).toMatch(/\nNothing was done\.\n$/);
  expect(cluster.calls.filter(({ args }) => /^(delete|exec|patch)/.test(String(args[0])))).toEqual([]);
});

test('asks for no consent with --read-only', async () => {
  const { code, questions, stderr } = await verifyWithAnswer('n', '--read-only');
  expect({ code, questions }).toEqual({ code: 0, questions: [] });
  expect(stderr).not.toMatch(/^In the namespace/);
});

test('exits with 2 if it is stopped while it asks for consent', async () => {
  const cluster = new SimulatedCluster(STATED);
  let stop = () => {};
  const streams = {
    isInteractive: true,
    onStop: (listener: () => void) => {
      stop = listener;
    },
    question: (_: string, signal: AbortSignal) =>
      new Promise<string>((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason));
        stop();
      }),
  };
  const { code, report } = await runVerify({ args: ['web'], manifests: STATED, tools: cluster.tools, streams });
  expect({ code, report }).toEqual({ code: 2, report: undefined });
});
