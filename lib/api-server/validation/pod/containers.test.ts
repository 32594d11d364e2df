import { app, wrongIn, wrongInContainer } from '../../../../test/pod-problems';
import type { MeasuredVersion } from '../../../kubernetes';

test.each([
  ['no name', { name: undefined }, ['name']],
  ['a name that there can’t be', { name: 'A' }, ['name']],
  ['no image', { image: undefined }, ['image']],
  [
    'words that there are not',
    { imagePullPolicy: 'No', terminationMessagePolicy: 'No' },
    ['terminationMessagePolicy', 'imagePullPolicy'],
  ],
])('a container with %s', (_, container, paths) => {
  expect(wrongInContainer(container)).toEqual(paths);
});

test('a pod has a container, and no two of one name', () => {
  expect(wrongIn({ containers: [] })).toEqual(['spec.containers']);
  expect(wrongIn({ initContainers: [app()] })).toEqual(['spec.initContainers[0].name']);
  expect(wrongIn({ containers: [app(), app()] })).toEqual(['spec.containers[1].name']);
});

test('what runs already can’t be made', () => {
  expect(wrongIn({ ephemeralContainers: [app({ name: 'b' })] })).toEqual(['spec.ephemeralContainers']);
});

test('white space around an image is seen in Pods alone', () => {
  expect(wrongInContainer({ image: ' app:1' })).toEqual([]);
  expect(wrongInContainer({ image: ' app:1' }, {}, { kind: 'Pod' })).toEqual(['image']);
});

const rule = { action: 'Restart', exitCodes: { operator: 'In', values: [1] } };

test.each([
  ['a policy', { restartPolicy: 'Never' }, []],
  ['another policy', { restartPolicy: 'No' }, ['restartPolicy']],
  ['rules', { restartPolicy: 'Never', restartPolicyRules: [rule] }, []],
  ['rules and no policy', { restartPolicyRules: [rule] }, ['restartPolicy']],
  [
    'rules of nothing',
    { restartPolicy: 'Never', restartPolicyRules: [{}] },
    ['restartPolicyRules[0].action', 'restartPolicyRules[0].exitCodes'],
  ],
  [
    'other rules',
    {
      restartPolicy: 'Never',
      restartPolicyRules: [{ action: 'A', exitCodes: { operator: 'B', values: Array(256).fill(1) } }],
    },
    [
      'restartPolicyRules[0].action',
      'restartPolicyRules[0].exitCodes.operator',
      'restartPolicyRules[0].exitCodes.values',
    ],
  ],
  ['many rules', { restartPolicy: 'Never', restartPolicyRules: Array(21).fill(rule) }, ['restartPolicyRules']],
])('how a container is started again: %s', (_, container, paths) => {
  expect(wrongInContainer(container)).toEqual(paths);
  expect(wrongIn({ initContainers: [app({ ...container, name: 'a' })] })).toEqual(
    paths.map((path) => `spec.initContainers[0].${path}`),
  );
});

test('older versions refuse a policy of a container that goes on, or drop it', () => {
  const container = { restartPolicy: 'Sometimes' };
  const refused = (version: MeasuredVersion) => wrongInContainer(container, {}, { version, kind: 'DaemonSet' });
  expect([refused('1.28'), refused('1.34')]).toEqual([['restartPolicy'], []]);
  expect(wrongIn({ initContainers: [app({ name: 'a', ...container })] }, { version: '1.28' })).toEqual([]);
});

test('what older versions drop is not wrong there', () => {
  const container = {
    resources: { claims: [{}] },
    resizePolicy: [{}],
    securityContext: { procMount: 'No' },
  };
  const spec = { resourceClaims: [{}], hostnameOverride: 'A' };
  expect(wrongInContainer(container, spec, { version: '1.28' })).toEqual([]);
  expect(wrongInContainer({}, { hostnameOverride: 'A' }, { version: '1.34' })).toEqual([]);
  const env = [{ name: 'A', valueFrom: { fileKeyRef: { volumeName: 'e', path: 'a', key: 'B' } } }];
  const volumes = [{ name: 'e', emptyDir: {} }];
  expect(wrongInContainer({ env }, { volumes }, { version: '1.34' })).toEqual(['env[0].valueFrom']);
});

const resize = (resourceName?: string, restartPolicy?: string) => ({ resourceName, restartPolicy });

test.each([
  ['each once', [resize('cpu', 'NotRequired'), resize('memory', 'RestartContainer')], []],
  ['nothing', [resize()], ['resizePolicy[0].resourceName', 'resizePolicy[0].restartPolicy']],
  ['something else', [resize('disk', 'Always')], ['resizePolicy[0].resourceName', 'resizePolicy[0].restartPolicy']],
  ['one twice', [resize('cpu', 'NotRequired'), resize('cpu', 'NotRequired')], ['resizePolicy[1].resourceName']],
])('what is resized: %s', (_, resizePolicy, paths) => {
  expect(wrongInContainer({ resizePolicy })).toEqual(paths);
});

test('what never starts again is resized in place', () => {
  const container = { resizePolicy: [resize('cpu', 'RestartContainer')] };
  const job = { kind: 'Job', version: '1.34' as const };
  expect(wrongInContainer(container, { restartPolicy: 'Never' }, job)).toEqual(['resizePolicy[0].restartPolicy']);
  expect(wrongInContainer(container, { restartPolicy: 'OnFailure' }, job)).toEqual([]);
  const init = { initContainers: [app({ name: 'a', ...container })] };
  expect(wrongIn(init, { version: '1.34' })).toEqual([]);
  expect(wrongIn(init, { version: '1.36' })).toEqual(['spec.initContainers[0].resizePolicy[0].restartPolicy']);
});
