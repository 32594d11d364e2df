import { Field } from '../validation';
import { isEmptySelector, matchesSelector, matchesServiceSelector, toSelectablePods } from '.';

const pods = toSelectablePods(new Field({ app: 'web', tier: 'front' }));
const expression = (operator: string, key: string, ...values: string[]) => ({
  matchExpressions: [{ key, operator, ...(values.length > 0 && { values }) }],
});

test.each([
  [{}, true],
  [undefined, false],
  [null, false],
  [{ matchLabels: { app: 'web' } }, true],
  [{ matchLabels: { app: 'web', tier: 'back' } }, false],
  [expression('In', 'app', 'db', 'web'), true],
  [expression('In', 'app', 'db'), false],
  [expression('NotIn', 'app', 'db'), true],
  [expression('NotIn', 'missing', 'db'), true],
  [expression('NotIn', 'app', 'web'), false],
  [expression('Exists', 'tier'), true],
  [expression('Exists', 'missing'), false],
  [expression('DoesNotExist', 'missing'), true],
  [expression('DoesNotExist', 'tier'), false],
  [expression('Near', 'tier'), false],
  [{ matchLabels: { app: 'web' }, ...expression('Exists', 'missing') }, false],
])('the label selector %j matches pods with app=web and tier=front: %p', (selector, matches) => {
  expect(matchesSelector(new Field(selector), pods)).toBe(matches);
});

test.each([
  [{ app: 'web' }, true],
  [{ app: 'db' }, false],
  [{}, false],
  [undefined, false],
])('the Service selector %j matches pods with app=web and tier=front: %p', (selector, matches) => {
  expect(matchesServiceSelector(new Field(selector), pods)).toBe(matches);
});

test.each([
  [undefined, true],
  [{ matchLabels: {}, matchExpressions: [] }, true],
  [{ matchLabels: { app: 'web' } }, false],
  [expression('Exists', 'app'), false],
])('the label selector %j is empty or missing: %p', (selector, isEmpty) => {
  expect(isEmptySelector(new Field(selector))).toBe(isEmpty);
});
