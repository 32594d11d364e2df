import { wrongIn } from '../../../../test/pod-problems';
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
  wrongIn(
    { affinity: { nodeAffinity: { [REQUIRED]: { nodeSelectorTerms: [{ matchExpressions: [expression] }] } } } },
    { version },
  )
    .map(short)
    .map((path) => path.replace('nodeAffinity.required.matchExpressions[0]', ''));

test.each([
  ['a value', { key: 'a', operator: 'In', values: ['b'] }, []],
  ['no key and no operator', {}, ['.key', '.operator']],
  ['another operator', { key: 'a b', operator: 'Is' }, ['.key', '.operator']],
  ['no values', { key: 'a', operator: 'NotIn' }, ['.values']],
  ['values of what is just there', { key: 'a', operator: 'Exists', values: ['b'] }, ['.values']],
  ['a bound', { key: 'a', operator: 'Lt', values: ['1'] }, []],
  ['two bounds', { key: 'a', operator: 'Gt', values: ['1', '2'] }, ['.values']],
  ['values that there can’t be', { key: 'a', operator: 'In', values: ['a b'] }, ['.values[0]']],
])('a label of nodes: %s', (_, expression, paths) => {
  expect(nodes(expression)).toEqual(paths);
});

test('older versions look at no values', () => {
  expect(nodes({ key: 'a', operator: 'In', values: ['a b'] }, '1.28')).toEqual([]);
});

test('nodes are asked for by something, or by their name', () => {
  const field = (matchFields: object) => ({ [REQUIRED]: { nodeSelectorTerms: [{ matchFields: [matchFields] }] } });
  const wrong = (nodeAffinity: object) => wrongIn({ affinity: { nodeAffinity } }).map(short);
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
  ['well', { ...term, namespaces: ['a'], namespaceSelector: {}, matchLabelKeys: ['a'], mismatchLabelKeys: ['b'] }, []],
  ['no topology', { labelSelector }, ['.topologyKey']],
  ['a topology that is no label', { ...term, topologyKey: 'a b' }, ['.topologyKey']],
  [
    'labels that are none',
    { ...term, labelSelector: { matchLabels: { 'a b': 'c' } }, namespaceSelector: { matchExpressions: [{}] } },
    [
      `.labelSelector.matchLabels['a b']`,
      '.namespaceSelector.matchExpressions[0].key',
      '.namespaceSelector.matchExpressions[0].operator',
    ],
  ],
  ['a namespace that there can’t be', { ...term, namespaces: ['A'] }, ['.namespaces[0]']],
  [
    'keys and no selector',
    { topologyKey: 'zone', matchLabelKeys: ['a'], mismatchLabelKeys: ['b'] },
    ['.matchLabelKeys', '.mismatchLabelKeys'],
  ],
  ['keys that are none', { ...term, matchLabelKeys: ['a b'] }, ['.matchLabelKeys[0]']],
  ['a key for both', { ...term, matchLabelKeys: ['a'], mismatchLabelKeys: ['a'] }, ['.matchLabelKeys[0]']],
])('pods: %s', (_, one, paths) => {
  for (const affinity of ['podAffinity', 'podAntiAffinity']) {
    expect(
      wrongIn({
        affinity: { [affinity]: { [REQUIRED]: [one], [PREFERRED]: [{ weight: 1, podAffinityTerm: one }] } },
      }).map(short),
    ).toEqual([
      ...paths.map((path) => `${affinity}.required${path}`),
      ...paths.map((path) => `${affinity}.preferred.podAffinityTerm${path}`),
    ]);
  }
});

test('a preference has a weight', () => {
  expect(wrongIn({ affinity: { podAffinity: { [PREFERRED]: [{ podAffinityTerm: term }] } } }).map(short)).toEqual([
    'podAffinity.preferred.weight',
  ]);
});
