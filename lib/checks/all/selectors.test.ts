import { found, inNamespace, statefulSet, workload } from '../../../test/objects';
import { checkSelectors } from './selectors';

const expression = (operator: string, ...values: string[]) => ({
  matchExpressions: [{ key: 'app', operator, values }],
});

test.each([{ matchLabels: { app: 'web' } }, expression('In', 'web', 'blog'), undefined, {}])(
  'accepts the selector %j of a workload that is alone in its namespace',
  (selector) => {
    expect(found(checkSelectors, statefulSet('web', {}, { selector }))).toEqual([]);
  },
);

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
