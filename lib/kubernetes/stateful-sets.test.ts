import { Field } from '../validation';

import {
  claimName,
  claimNames,
  includesOrdinal,
  isBelowPartition,
  isUpdatedByController,
  listOrdinals,
  maxUnavailableOf,
  ordinalsOf,
  partitionOf,
  podNames,
} from '.';

const statefulSet = (spec: object) => new Field({ metadata: { name: 'web' }, spec });
const TEMPLATES = [{ metadata: { name: 'data' } }, { metadata: { name: 'logs' } }];
const partitioned = (partition: number) => ({
  updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition } },
});

test('pods are numbered from the first ordinal on', () => {
  expect(podNames(statefulSet({ replicas: 2, ordinals: { start: 5 } }))).toEqual(['web-5', 'web-6']);
  expect(podNames(statefulSet({ replicas: 0 }))).toEqual([]);
});

test('there is one pod where nothing is said of how many', () => {
  expect(ordinalsOf(statefulSet({}))).toEqual({ first: 0, count: 1 });
});

test('a pod has a claim by each template, of the template’s name and its own', () => {
  expect(claimNames(statefulSet({ volumeClaimTemplates: TEMPLATES }), 1)).toEqual(['data-web-1', 'logs-web-1']);
  expect(claimName('data', 'web-1')).toBe('data-web-1');
});

test('what is listed is had', () => {
  const ordinals = { first: 3, count: 2 };
  expect(listOrdinals(ordinals)).toEqual([3, 4]);
  expect([2, 3, 4, 5].map((ordinal) => includesOrdinal(ordinals, ordinal))).toEqual([false, true, true, false]);
});

describe('an update', () => {
  const updated = (spec: object) => [3, 4, 5].map((ordinal) => isUpdatedByController(statefulSet(spec), ordinal));

  test('replaces all pods without a partition', () => {
    expect(partitionOf(statefulSet({}))).toBe(0);
    expect(updated({})).toEqual([true, true, true]);
  });

  test('leaves as many as the partition says alone, from the first ordinal on', () => {
    const spec = { ...partitioned(1), ordinals: { start: 3 } };
    expect(updated(spec)).toEqual([false, true, true]);
    expect(isBelowPartition(statefulSet(spec), 3)).toBe(true);
  });

  test.each([
    [undefined, 1],
    [3, 3],
    ['50%', 2],
    ['1%', 1],
    ['100%', 5],
  ])('with a maxUnavailable of %p replaces %i of 5 pods at a time', (maxUnavailable, count) => {
    const updateStrategy = { type: 'RollingUpdate', rollingUpdate: { maxUnavailable } };
    expect(maxUnavailableOf(statefulSet({ replicas: 5, updateStrategy }))).toBe(count);
  });

  test('under OnDelete replaces none, and none is kept as it was either', () => {
    const spec = { updateStrategy: { type: 'OnDelete' } };
    expect(updated(spec)).toEqual([false, false, false]);
    expect(isBelowPartition(statefulSet(spec), 3)).toBe(false);
  });
});
