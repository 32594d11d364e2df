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
])('accepts the selector %j, which matches the pods of the workload', (selector) => {
  expect(selecting(selector)).toEqual([]);
});

test.each([
  { matchLabels: { app: 'blog' } },
  expression('In', 'blog'),
  expression('NotIn', 'web'),
  { matchExpressions: [{ key: 'tier', operator: 'Exists' }] },
  expression('DoesNotExist'),
  expression('Like', 'web'),
])('reports the selector %j, which does not match the pods of the workload', (selector) => {
  expect(selecting(selector).map((line) => line.replace(/ is \{.*\}, /, ' … '))).toEqual([
    'StatefulSet web: spec.selector … and must be a selector that matches the labels of spec.template',
  ]);
});

test.each([undefined, {}, { matchLabels: {} }])('reports the empty selector %j', (selector) => {
  expect(selecting(selector)).toEqual([expect.stringContaining('and must be a selector with matchLabels')]);
});

test('reports two workloads that select the pods of each other', () => {
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

test('reports a selector without matchLabels that matches pods of another workload', () => {
  expect(
    found(checkSelectors, statefulSet('web', {}, { selector: expression('Exists') }), statefulSet('blog')),
  ).toHaveLength(1);
});

test('ignores the missing selector of a Job', () => {
  expect(found(checkSelectors, workload('Job', 'job', {}, { selector: undefined }))).toEqual([]);
});
