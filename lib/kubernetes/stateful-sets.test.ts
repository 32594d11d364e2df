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

test('names pods by their ordinals, from the first one on', () => {
  expect(podNames(statefulSet({ replicas: 2, ordinals: { start: 5 } }))).toEqual(['web-5', 'web-6']);
  expect(podNames(statefulSet({ replicas: 0 }))).toEqual([]);
});

test('counts one pod if replicas is missing', () => {
  expect(ordinalsOf(statefulSet({}))).toEqual({ first: 0, count: 1 });
});

test('names claims by their template and their pod', () => {
  expect(claimNames(statefulSet({ volumeClaimTemplates: TEMPLATES }), 1)).toEqual(['data-web-1', 'logs-web-1']);
  expect(claimName('data', 'web-1')).toBe('data-web-1');
});

test('includes the ordinals that it lists, and no others', () => {
  const ordinals = { first: 3, count: 2 };
  expect(listOrdinals(ordinals)).toEqual([3, 4]);
  expect([2, 3, 4, 5].map((ordinal) => includesOrdinal(ordinals, ordinal))).toEqual([false, true, true, false]);
});

describe('a rolling update', () => {
  const updated = (spec: object) => [3, 4, 5].map((ordinal) => isUpdatedByController(statefulSet(spec), ordinal));

  test('replaces all pods if there is no partition', () => {
    expect(partitionOf(statefulSet({}))).toBe(0);
    expect(updated({})).toEqual([true, true, true]);
  });

  test('keeps as many pods as its partition, from the first ordinal on', () => {
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

  test('replaces no pod under OnDelete, and holds none back', () => {
    const spec = { updateStrategy: { type: 'OnDelete' } };
    expect(updated(spec)).toEqual([false, false, false]);
    expect(isBelowPartition(statefulSet(spec), 3)).toBe(false);
  });
});
