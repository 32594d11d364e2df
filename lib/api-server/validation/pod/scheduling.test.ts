import { issuePathsOf } from '../../../../test/pod-issues';

test.each([
  ['accepts a toleration of a taint', { key: 'a', operator: 'Equal', value: 'b', effect: 'NoSchedule' }, []],
  [
    'accepts tolerationSeconds with NoExecute',
    { key: 'a', operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 1 },
    [],
  ],
  ['accepts a toleration of all taints', { operator: 'Exists' }, []],
  ['rejects an empty toleration', {}, ['operator']],
  ['rejects an invalid key', { key: 'a b', operator: 'Exists' }, ['key']],
  ['rejects an unknown operator', { key: 'a', operator: 'Lt', value: '1' }, ['operator']],
  ['rejects an unknown effect', { key: 'a', effect: 'Run' }, ['effect']],
  ['rejects Exists with a value', { key: 'a', operator: 'Exists', value: 'b' }, ['value']],
  ['rejects an invalid value', { key: 'a', value: 'a b' }, ['value']],
  ['rejects tolerationSeconds without NoExecute', { key: 'a', effect: 'NoSchedule', tolerationSeconds: 1 }, ['effect']],
])('%s in a toleration', (_, toleration, paths) => {
  expect(issuePathsOf({ tolerations: [toleration] })).toEqual(paths.map((path) => `spec.tolerations[0].${path}`));
});

const spread = { maxSkew: 1, topologyKey: 'zone', whenUnsatisfiable: 'DoNotSchedule' };
const labelSelector = { matchLabels: { app: 'web' } };

test.each([
  ['accepts all its fields', { ...spread, minDomains: 1, labelSelector, matchLabelKeys: ['a'] }, []],
  ['rejects an empty constraint', {}, ['maxSkew', 'topologyKey', 'whenUnsatisfiable']],
  ['rejects a negative skew and 0 domains', { ...spread, maxSkew: -1, minDomains: 0 }, ['maxSkew', 'minDomains']],
  [
    'rejects unknown policies',
    { ...spread, whenUnsatisfiable: 'Run', nodeAffinityPolicy: 'A', nodeTaintsPolicy: 'B' },
    ['whenUnsatisfiable', 'nodeAffinityPolicy', 'nodeTaintsPolicy'],
  ],
  [
    'rejects minDomains without DoNotSchedule',
    { ...spread, whenUnsatisfiable: 'ScheduleAnyway', minDomains: 1 },
    ['minDomains'],
  ],
  [
    'rejects a selector with an invalid label',
    { ...spread, labelSelector: { matchLabels: { a: 'b c' } } },
    ['labelSelector.matchLabels.a'],
  ],
])('topology spread constraint: %s', (_, constraint, paths) => {
  expect(issuePathsOf({ topologySpreadConstraints: [constraint] })).toEqual(
    paths.map((path) => `spec.topologySpreadConstraints[0].${path}`),
  );
});

test('rejects two topology spread constraints with one key and one whenUnsatisfiable', () => {
  const topologySpreadConstraints = [spread, { ...spread, whenUnsatisfiable: 'ScheduleAnyway' }, spread];
  expect(issuePathsOf({ topologySpreadConstraints })).toEqual(['spec.topologySpreadConstraints[2].topologyKey']);
});

test('rejects matchLabelKeys that the selector of a Pod has already', () => {
  const metadata = { labels: { app: 'web', tier: 'a' } };
  const wrong = (more: object, making = {}) =>
    issuePathsOf({ topologySpreadConstraints: [{ ...spread, labelSelector, ...more }] }, { metadata, ...making }).map(
      (path) => path.replace('spec.topologySpreadConstraints[0].', ''),
    );
  expect(wrong({ matchLabelKeys: ['app'] })).toEqual([]);
  expect(wrong({ matchLabelKeys: ['app'] }, { kind: 'Pod' })).toEqual(['matchLabelKeys[0]']);
  expect(wrong({ matchLabelKeys: ['tier'] }, { kind: 'Pod' })).toEqual([]);
  expect(wrong({ matchLabelKeys: ['other'] }, { kind: 'Pod' })).toEqual([]);
  expect(wrong({ matchLabelKeys: ['app'] }, { version: '1.28' })).toEqual(['matchLabelKeys[0]']);
  const matchExpressions = [{ key: 'app', operator: 'Exists' }];
  expect(wrong({ labelSelector: { ...labelSelector, matchExpressions }, matchLabelKeys: ['app'] })).toEqual([
    'matchLabelKeys[0]',
  ]);
});
