import { found, inNamespace, statefulSet, workload } from '../../../test/objects';
import { checkSelectors } from './selectors';

const selecting = (selector: unknown) => found(checkSelectors, statefulSet('web', {}, { selector }));
const expression = (operator: string, ...values: string[]) => ({
  matchExpressions: [{ key: 'app', operator, values }],
});

test.each([
  { matchLabels: { app: 'web' } },
  expression('In', 'web', 'blog'),
  { matchLabels: { app: 'web' }, matchExpressions: [{ key: 'tier', operator: 'NotIn', values: ['cold'] }] },
  expression('Exists'),
  { matchExpressions: [{ key: 'tier', operator: 'DoesNotExist' }] },
])('a selector that its own pods meet is well: %j', (selector) => {
  expect(selecting(selector)).toEqual([]);
});

test.each([
  { matchLabels: { app: 'blog' } },
  expression('In', 'blog'),
  expression('NotIn', 'web'),
  { matchExpressions: [{ key: 'tier', operator: 'Exists' }] },
  expression('DoesNotExist'),
  expression('Like', 'web'),
])('one that they do not meet is found: %j', (selector) => {
  expect(selecting(selector).map((line) => line.replace(/ is \{.*\}, /, ' … '))).toEqual([
    'StatefulSet web: spec.selector … and must be a selector that matches the labels of spec.template',
  ]);
});

test.each([undefined, {}, { matchLabels: {} }])('none is found: %j', (selector) => {
  expect(selecting(selector)).toEqual([expect.stringContaining('and must be a selector with matchLabels')]);
});

test('two that catch each other’s pods are found, each at its own', () => {
  const twin = { matchLabels: { app: 'web' } };
  const other = workload(
    'Deployment',
    'other',
    {},
    { selector: twin, template: { metadata: { labels: { app: 'web' } } } },
  );
  expect(found(checkSelectors, statefulSet('web'), other)).toEqual([
    "StatefulSet web: spec.selector is { matchLabels: { app: 'web' } }, and must be a selector that matches its own pods only: it also matches those of Deployment other (chart/other)",
    "Deployment other: spec.selector is { matchLabels: { app: 'web' } }, and must be a selector that matches its own pods only: it also matches those of StatefulSet web (chart/web)",
  ]);
  expect(found(checkSelectors, statefulSet('web'), inNamespace('elsewhere', other))).toEqual([]);
});

test('one without labels is met by all that it matches', () => {
  expect(
    found(checkSelectors, statefulSet('web', {}, { selector: expression('Exists') }), statefulSet('blog')),
  ).toHaveLength(1);
});

test('a Job selects its pods by itself', () => {
  expect(found(checkSelectors, workload('Job', 'job', {}, { selector: undefined }))).toEqual([]);
});
