import { app, wrongIn } from '../../../../test/pod-problems';

test.each([
  [
    'names that there can’t be',
    { serviceAccountName: 'A', nodeName: 'A', priorityClassName: 'A', runtimeClassName: '' },
    ['serviceAccountName', 'nodeName', 'priorityClassName', 'runtimeClassName'],
  ],
  ['words that there are not', { preemptionPolicy: 'A' }, ['preemptionPolicy']],
  [
    'nodes by labels that are none',
    { nodeSelector: { 'a b': 'c', d: 'e f' } },
    [`nodeSelector['a b']`, 'nodeSelector.d'],
  ],
  [
    'what it needs beside its containers',
    { overhead: { cpu: '1', disk: '1', memory: '-1' } },
    ['overhead.disk', 'overhead.memory'],
  ],
  [
    'conditions that are none',
    { readinessGates: [{ conditionType: 'a b' }, {}] },
    ['readinessGates[0].conditionType', 'readinessGates[1].conditionType'],
  ],
  [
    'gates that are none',
    { schedulingGates: [{ name: 'a b' }, {}, { name: 'c' }, { name: 'c' }] },
    ['schedulingGates[0].name', 'schedulingGates[1].name', 'schedulingGates[3].name'],
  ],
])('a pod has %s', (_, spec, paths) => {
  expect(wrongIn(spec)).toEqual(paths.map((path) => `spec.${path}`));
});

test.each([
  ['Deployment', { restartPolicy: 'Always' }, []],
  ['Deployment', { restartPolicy: 'OnFailure' }, ['restartPolicy']],
  ['StatefulSet', { activeDeadlineSeconds: 1 }, ['activeDeadlineSeconds']],
  ['Job', { restartPolicy: 'Never', activeDeadlineSeconds: 1 }, []],
  ['Job', { restartPolicy: 'Always', activeDeadlineSeconds: 0 }, ['restartPolicy', 'activeDeadlineSeconds']],
  ['Pod', { restartPolicy: 'OnFailure' }, []],
  ['PodTemplate', { restartPolicy: 'Sometimes' }, ['restartPolicy']],
])('the pods of a %s: %j', (kind, spec, paths) => {
  expect(wrongIn(spec, { kind })).toEqual(paths.map((path) => `spec.${path}`));
});

test('a Pod that waits is on no node', () => {
  const spec = { nodeName: 'a', schedulingGates: [{ name: 'b' }] };
  expect(wrongIn(spec, { kind: 'Pod' })).toEqual(['spec.nodeName']);
  expect(wrongIn(spec)).toEqual([]);
});

test('1.28 does not look into the template of a StatefulSet, but for its metadata and when its containers start', () => {
  const spec = { containers: [], restartPolicy: 'Never' };
  const metadata = { labels: { a: '-' } };
  const making = { version: '1.28' as const, kind: 'StatefulSet', metadata };
  expect(wrongIn(spec, making)).toEqual(['metadata.labels.a', 'spec.restartPolicy']);
  expect(wrongIn({ containers: [app({ name: 'A' })] }, { version: '1.28', kind: 'Pod' })).toEqual([
    'spec.containers[0].name',
  ]);
});
