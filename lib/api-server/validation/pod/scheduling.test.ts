import { wrongIn } from '../../../../test/pod-problems';

test.each([
  ['a taint', { key: 'a', operator: 'Equal', value: 'b', effect: 'NoSchedule' }, []],
  ['a taint for a while', { key: 'a', operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 1 }, []],
  ['all taints', { operator: 'Exists' }, []],
  ['nothing', {}, ['operator']],
  ['a key that is none', { key: 'a b', operator: 'Exists' }, ['key']],
  ['another operator', { key: 'a', operator: 'Lt', value: '1' }, ['operator']],
  ['another effect', { key: 'a', effect: 'Run' }, ['effect']],
  ['a value of what is just there', { key: 'a', operator: 'Exists', value: 'b' }, ['value']],
  ['a value that there can’t be', { key: 'a', value: 'a b' }, ['value']],
  ['an effect that is none for a while', { key: 'a', effect: 'NoSchedule', tolerationSeconds: 1 }, ['effect']],
])('a pod bears %s', (_, toleration, paths) => {
  expect(wrongIn({ tolerations: [toleration] })).toEqual(paths.map((path) => `spec.tolerations[0].${path}`));
});

const spread = { maxSkew: 1, topologyKey: 'zone', whenUnsatisfiable: 'DoNotSchedule' };
const labelSelector = { matchLabels: { app: 'web' } };

test.each([
  ['well', { ...spread, minDomains: 1, labelSelector, matchLabelKeys: ['a'] }, []],
  ['nothing', {}, ['maxSkew', 'topologyKey', 'whenUnsatisfiable']],
  ['less than evenly', { ...spread, maxSkew: -1, minDomains: 0 }, ['maxSkew', 'minDomains']],
  [
    'another way',
    { ...spread, whenUnsatisfiable: 'Run', nodeAffinityPolicy: 'A', nodeTaintsPolicy: 'B' },
    ['whenUnsatisfiable', 'nodeAffinityPolicy', 'nodeTaintsPolicy'],
  ],
  [
    'over domains that do not matter',
    { ...spread, whenUnsatisfiable: 'ScheduleAnyway', minDomains: 1 },
    ['minDomains'],
  ],
  [
    'by labels that are none',
    { ...spread, labelSelector: { matchLabels: { a: 'b c' } } },
    ['labelSelector.matchLabels.a'],
  ],
])('pods are spread: %s', (_, constraint, paths) => {
  expect(wrongIn({ topologySpreadConstraints: [constraint] })).toEqual(
    paths.map((path) => `spec.topologySpreadConstraints[0].${path}`),
  );
});

test('pods are spread over one topology in two ways, not twice in one', () => {
  const topologySpreadConstraints = [spread, { ...spread, whenUnsatisfiable: 'ScheduleAnyway' }, spread];
  expect(wrongIn({ topologySpreadConstraints })).toEqual(['spec.topologySpreadConstraints[2].topologyKey']);
});

test('labels that are to match are added to the selector of a Pod, and must not be in it', () => {
  const metadata = { labels: { app: 'web', tier: 'a' } };
  const wrong = (more: object, making = {}) =>
    wrongIn({ topologySpreadConstraints: [{ ...spread, labelSelector, ...more }] }, { metadata, ...making }).map(
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
