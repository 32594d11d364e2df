import { found, inNamespace, statefulSet, workload } from '../../../test/objects';
import { selectors } from './selectors';

const expression = (operator: string, ...values: string[]) => ({
  matchExpressions: [{ key: 'app', operator, values }],
});

test.each([{ matchLabels: { app: 'web' } }, expression('In', 'web', 'blog'), undefined, {}])(
  'accepts the selector %j of a workload that is alone in its namespace',
  (selector) => {
    expect(found(selectors, statefulSet('web', {}, { selector }))).toEqual([]);
  },
);

test('two that catch each other’s pods are found, each at its own', () => {
  const twin = { matchLabels: { app: 'web' } };
  const other = workload(
    'Deployment',
    'other',
    {},
    { selector: twin, template: { metadata: { labels: { app: 'web' } } } },
  );
  expect(found(selectors, statefulSet('web'), other)).toEqual([
    "StatefulSet web: spec.selector is { matchLabels: { app: 'web' } }, and must be met by its own pods alone: those of Deployment other (chart/other) meet it too",
    "Deployment other: spec.selector is { matchLabels: { app: 'web' } }, and must be met by its own pods alone: those of StatefulSet web (chart/web) meet it too",
  ]);
  expect(found(selectors, statefulSet('web'), inNamespace('elsewhere', other))).toEqual([]);
});

test('one without labels is met by all that it matches', () => {
  expect(
    found(selectors, statefulSet('web', {}, { selector: expression('Exists') }), statefulSet('blog')),
  ).toHaveLength(1);
});

test('a Job selects its pods by itself', () => {
  expect(found(selectors, workload('Job', 'job', {}, { selector: undefined }))).toEqual([]);
});
