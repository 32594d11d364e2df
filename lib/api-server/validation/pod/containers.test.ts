import { containerIssuePathsOf, issuePathsOf, makeContainer } from '../../../../test/pod-issues';
import type { MeasuredVersion } from '../../../kubernetes';

test.each([
  ['rejects a container without a name', { name: undefined }, ['name']],
  ['rejects a container with an invalid name', { name: 'A' }, ['name']],
  ['rejects a container without an image', { image: undefined }, ['image']],
  [
    'rejects a container with unknown policies',
    { imagePullPolicy: 'No', terminationMessagePolicy: 'No' },
    ['terminationMessagePolicy', 'imagePullPolicy'],
  ],
])('%s', (_, container, paths) => {
  expect(containerIssuePathsOf(container)).toEqual(paths);
});

test('rejects a pod without containers, and a container name used twice', () => {
  expect(issuePathsOf({ containers: [] })).toEqual(['spec.containers']);
  expect(issuePathsOf({ initContainers: [makeContainer()] })).toEqual(['spec.initContainers[0].name']);
  expect(issuePathsOf({ containers: [makeContainer(), makeContainer()] })).toEqual(['spec.containers[1].name']);
});

test('rejects ephemeral containers', () => {
  expect(issuePathsOf({ ephemeralContainers: [makeContainer({ name: 'b' })] })).toEqual(['spec.ephemeralContainers']);
});

test('rejects white space around an image in a Pod, not in a pod template', () => {
  expect(containerIssuePathsOf({ image: ' app:1' })).toEqual([]);
  expect(containerIssuePathsOf({ image: ' app:1' }, {}, { kind: 'Pod' })).toEqual(['image']);
});

const rule = { action: 'Restart', exitCodes: { operator: 'In', values: [1] } };

test.each([
  ['accepts a restart policy', { restartPolicy: 'Never' }, []],
  ['rejects an unknown restart policy', { restartPolicy: 'No' }, ['restartPolicy']],
  ['accepts restart rules', { restartPolicy: 'Never', restartPolicyRules: [rule] }, []],
  ['rejects restart rules without a restart policy', { restartPolicyRules: [rule] }, ['restartPolicy']],
  [
    'rejects an empty restart rule',
    { restartPolicy: 'Never', restartPolicyRules: [{}] },
    ['restartPolicyRules[0].action', 'restartPolicyRules[0].exitCodes'],
  ],
  [
    'rejects a restart rule with unknown values and too many exit codes',
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
  [
    'rejects more than 20 restart rules',
    { restartPolicy: 'Never', restartPolicyRules: Array(21).fill(rule) },
    ['restartPolicyRules'],
  ],
])('%s of a container and of an init container', (_, container, paths) => {
  expect(containerIssuePathsOf(container)).toEqual(paths);
  expect(issuePathsOf({ initContainers: [makeContainer({ ...container, name: 'a' })] })).toEqual(
    paths.map((path) => `spec.initContainers[0].${path}`),
  );
});

test('rejects the restart policy of a container in 1.28, and ignores it in 1.34', () => {
  const container = { restartPolicy: 'Sometimes' };
  const refused = (version: MeasuredVersion) => containerIssuePathsOf(container, {}, { version, kind: 'DaemonSet' });
  expect([refused('1.28'), refused('1.34')]).toEqual([['restartPolicy'], []]);
  expect(issuePathsOf({ initContainers: [makeContainer({ name: 'a', ...container })] }, { version: '1.28' })).toEqual(
    [],
  );
});

test('accepts invalid values in fields that older versions drop', () => {
  const container = {
    resources: { claims: [{}] },
    resizePolicy: [{}],
    securityContext: { procMount: 'No' },
  };
  const spec = { resourceClaims: [{}], hostnameOverride: 'A' };
  expect(containerIssuePathsOf(container, spec, { version: '1.28' })).toEqual([]);
  expect(containerIssuePathsOf({}, { hostnameOverride: 'A' }, { version: '1.34' })).toEqual([]);
  const env = [{ name: 'A', valueFrom: { fileKeyRef: { volumeName: 'e', path: 'a', key: 'B' } } }];
  const volumes = [{ name: 'e', emptyDir: {} }];
  expect(containerIssuePathsOf({ env }, { volumes }, { version: '1.34' })).toEqual(['env[0].valueFrom']);
});

const resize = (resourceName?: string, restartPolicy?: string) => ({ resourceName, restartPolicy });

test.each([
  [
    'accepts a resize policy for each resource',
    [resize('cpu', 'NotRequired'), resize('memory', 'RestartContainer')],
    [],
  ],
  ['rejects an empty resize policy', [resize()], ['resizePolicy[0].resourceName', 'resizePolicy[0].restartPolicy']],
  [
    'rejects a resize policy for an unknown resource',
    [resize('disk', 'Always')],
    ['resizePolicy[0].resourceName', 'resizePolicy[0].restartPolicy'],
  ],
  [
    'rejects two resize policies for a resource',
    [resize('cpu', 'NotRequired'), resize('cpu', 'NotRequired')],
    ['resizePolicy[1].resourceName'],
  ],
])('%s', (_, resizePolicy, paths) => {
  expect(containerIssuePathsOf({ resizePolicy })).toEqual(paths);
});

test('rejects RestartContainer for containers that never restart', () => {
  const container = { resizePolicy: [resize('cpu', 'RestartContainer')] };
  const job = { kind: 'Job', version: '1.34' as const };
  expect(containerIssuePathsOf(container, { restartPolicy: 'Never' }, job)).toEqual(['resizePolicy[0].restartPolicy']);
  expect(containerIssuePathsOf(container, { restartPolicy: 'OnFailure' }, job)).toEqual([]);
  const init = { initContainers: [makeContainer({ name: 'a', ...container })] };
  expect(issuePathsOf(init, { version: '1.34' })).toEqual([]);
  expect(issuePathsOf(init, { version: '1.36' })).toEqual(['spec.initContainers[0].resizePolicy[0].restartPolicy']);
});
