import { issuePathsOf } from '../../../../test/pod-issues';
import { type MeasuredVersion, NEWEST_MEASURED } from '../../../kubernetes';

const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution';
const PREFERRED = 'preferredDuringSchedulingIgnoredDuringExecution';
const short = (path: string) =>
  path
    .replace('spec.affinity.', '')
    .replace(`${REQUIRED}.nodeSelectorTerms[0]`, 'required')
    .replace(`${REQUIRED}[0]`, 'required')
    .replace(`${PREFERRED}[0]`, 'preferred');

const nodes = (expression: object, version: MeasuredVersion = NEWEST_MEASURED) =>
  issuePathsOf(
    { affinity: { nodeAffinity: { [REQUIRED]: { nodeSelectorTerms: [{ matchExpressions: [expression] }] } } } },
    { version },
  )
    .map(short)
    .map((path) => path.replace('nodeAffinity.required.matchExpressions[0]', ''));

test.each([
  ['accepts a value', { key: 'a', operator: 'In', values: ['b'] }, []],
  ['rejects one without a key and an operator', {}, ['.key', '.operator']],
  ['rejects an unknown operator', { key: 'a b', operator: 'Is' }, ['.key', '.operator']],
  ['rejects NotIn without values', { key: 'a', operator: 'NotIn' }, ['.values']],
  ['rejects Exists with values', { key: 'a', operator: 'Exists', values: ['b'] }, ['.values']],
  ['accepts Lt with one value', { key: 'a', operator: 'Lt', values: ['1'] }, []],
  ['rejects Gt with two values', { key: 'a', operator: 'Gt', values: ['1', '2'] }, ['.values']],
  ['rejects a value that no label can have', { key: 'a', operator: 'In', values: ['a b'] }, ['.values[0]']],
])('node affinity expression: %s', (_, expression, paths) => {
  expect(nodes(expression)).toEqual(paths);
});

test('accepts node affinity values that no label can have in 1.28', () => {
  expect(nodes({ key: 'a', operator: 'In', values: ['a b'] }, '1.28')).toEqual([]);
});

test('selects nodes by labels or by their name alone', () => {
  const field = (matchFields: object) => ({ [REQUIRED]: { nodeSelectorTerms: [{ matchFields: [matchFields] }] } });
  const wrong = (nodeAffinity: object) => issuePathsOf({ affinity: { nodeAffinity } }).map(short);
  expect(wrong({ [REQUIRED]: {} })).toEqual([`nodeAffinity.${REQUIRED}.nodeSelectorTerms`]);
  expect(wrong(field({ key: 'metadata.name', operator: 'In', values: ['a'] }))).toEqual([]);
  expect(wrong(field({ key: 'a', operator: 'Exists', values: ['A'] }))).toEqual(
    ['key', 'operator', 'values[0]'].map((key) => `nodeAffinity.required.matchFields[0].${key}`),
  );
  expect(wrong(field({ key: 'metadata.name', operator: 'In' }))).toEqual([
    'nodeAffinity.required.matchFields[0].values',
  ]);
  expect(
    wrong({
      [PREFERRED]: [{ weight: 101, preference: { matchExpressions: [{ key: 'a', operator: 'In', values: ['a b'] }] } }],
    }),
  ).toEqual(['nodeAffinity.preferred.weight']);
});

const labelSelector = { matchLabels: { app: 'web' } };
const term = { topologyKey: 'zone', labelSelector };

test.each([
  [
    'accepts all its fields',
    { ...term, namespaces: ['a'], namespaceSelector: {}, matchLabelKeys: ['a'], mismatchLabelKeys: ['b'] },
    [],
  ],
  ['rejects one without a topology key', { labelSelector }, ['.topologyKey']],
  ['rejects a topology key that is no label key', { ...term, topologyKey: 'a b' }, ['.topologyKey']],
  [
    'rejects selectors with invalid labels',
    { ...term, labelSelector: { matchLabels: { 'a b': 'c' } }, namespaceSelector: { matchExpressions: [{}] } },
    [
      `.labelSelector.matchLabels['a b']`,
      '.namespaceSelector.matchExpressions[0].key',
      '.namespaceSelector.matchExpressions[0].operator',
    ],
  ],
  ['rejects a namespace that is no name', { ...term, namespaces: ['A'] }, ['.namespaces[0]']],
  [
    'rejects label keys without a selector',
    { topologyKey: 'zone', matchLabelKeys: ['a'], mismatchLabelKeys: ['b'] },
    ['.matchLabelKeys', '.mismatchLabelKeys'],
  ],
  ['rejects invalid label keys', { ...term, matchLabelKeys: ['a b'] }, ['.matchLabelKeys[0]']],
  [
    'rejects a key that both lists have',
    { ...term, matchLabelKeys: ['a'], mismatchLabelKeys: ['a'] },
    ['.matchLabelKeys[0]'],
  ],
])('pod affinity term: %s', (_, one, paths) => {
  for (const affinity of ['podAffinity', 'podAntiAffinity']) {
    expect(
      issuePathsOf({
        affinity: { [affinity]: { [REQUIRED]: [one], [PREFERRED]: [{ weight: 1, podAffinityTerm: one }] } },
      }).map(short),
    ).toEqual([
      ...paths.map((path) => `${affinity}.required${path}`),
      ...paths.map((path) => `${affinity}.preferred.podAffinityTerm${path}`),
    ]);
  }
});

test('rejects a preferred pod affinity without a weight', () => {
  expect(issuePathsOf({ affinity: { podAffinity: { [PREFERRED]: [{ podAffinityTerm: term }] } } }).map(short)).toEqual([
    'podAffinity.preferred.weight',
  ]);
});
