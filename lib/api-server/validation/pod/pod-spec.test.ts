import { issuePathsOf, makeContainer } from '../../../../test/pod-issues';

test.each([
  [
    'invalid names',
    { serviceAccountName: 'A', nodeName: 'A', priorityClassName: 'A', runtimeClassName: '' },
    ['serviceAccountName', 'nodeName', 'priorityClassName', 'runtimeClassName'],
  ],
  ['an unknown preemption policy', { preemptionPolicy: 'A' }, ['preemptionPolicy']],
  ['an invalid node selector', { nodeSelector: { 'a b': 'c', d: 'e f' } }, [`nodeSelector['a b']`, 'nodeSelector.d']],
  ['an invalid overhead', { overhead: { cpu: '1', disk: '1', memory: '-1' } }, ['overhead.disk', 'overhead.memory']],
  [
    'invalid readiness gates',
    { readinessGates: [{ conditionType: 'a b' }, {}] },
    ['readinessGates[0].conditionType', 'readinessGates[1].conditionType'],
  ],
  [
    'invalid scheduling gates, and one used twice',
    { schedulingGates: [{ name: 'a b' }, {}, { name: 'c' }, { name: 'c' }] },
    ['schedulingGates[0].name', 'schedulingGates[1].name', 'schedulingGates[3].name'],
  ],
])('rejects a pod with %s', (_, spec, paths) => {
  expect(issuePathsOf(spec)).toEqual(paths.map((path) => `spec.${path}`));
});

test.each([
  ['Deployment', { restartPolicy: 'Always' }, []],
  ['Deployment', { restartPolicy: 'OnFailure' }, ['restartPolicy']],
  ['StatefulSet', { activeDeadlineSeconds: 1 }, ['activeDeadlineSeconds']],
  ['Job', { restartPolicy: 'Never', activeDeadlineSeconds: 1 }, []],
  ['Job', { restartPolicy: 'Always', activeDeadlineSeconds: 0 }, ['restartPolicy', 'activeDeadlineSeconds']],
  ['Pod', { restartPolicy: 'OnFailure' }, []],
  ['PodTemplate', { restartPolicy: 'Sometimes' }, ['restartPolicy']],
])('restart policy and deadline of the pods of a %s: %j', (kind, spec, paths) => {
  expect(issuePathsOf(spec, { kind })).toEqual(paths.map((path) => `spec.${path}`));
});

test('rejects nodeName in a Pod with scheduling gates', () => {
  const spec = { nodeName: 'a', schedulingGates: [{ name: 'b' }] };
  expect(issuePathsOf(spec, { kind: 'Pod' })).toEqual(['spec.nodeName']);
  expect(issuePathsOf(spec)).toEqual([]);
});

test('validates only metadata and restart policy in the template of a StatefulSet in 1.28', () => {
  const spec = { containers: [], restartPolicy: 'Never' };
  const metadata = { labels: { a: '-' } };
  const making = { version: '1.28' as const, kind: 'StatefulSet', metadata };
  expect(issuePathsOf(spec, making)).toEqual(['metadata.labels.a', 'spec.restartPolicy']);
  expect(issuePathsOf({ containers: [makeContainer({ name: 'A' })] }, { version: '1.28', kind: 'Pod' })).toEqual([
    'spec.containers[0].name',
  ]);
});
