import { found, object, statefulSet } from '../../../test/objects';
import { checkDisruptionBudgets } from './disruption-budgets';

const budget = (spec: object, name = 'web') =>
  object('policy/v1', 'PodDisruptionBudget', name, { spec: { selector: { matchLabels: { app: 'web' } }, ...spec } });
const web = (replicas?: number) => statefulSet('web', {}, { replicas });

test.each([
  [2, { maxUnavailable: 1 }],
  [2, { maxUnavailable: '1%' }],
  [2, { minAvailable: 1 }],
  [3, { minAvailable: '50%' }],
  [0, { minAvailable: 1 }],
])('accepts for %d pods a PodDisruptionBudget with %j', (replicas, spec) => {
  expect(found(checkDisruptionBudgets, web(replicas), budget(spec))).toEqual([]);
});

test.each([
  [2, { maxUnavailable: 0 }, 'spec.maxUnavailable is 0, and must be at least 1, or 1%'],
  [2, { maxUnavailable: '0%' }, "spec.maxUnavailable is '0%', and must be at least 1, or 1%"],
  [2, { minAvailable: 2 }, 'spec.minAvailable is 2, and must be less than the replicas, 2'],
  [2, { minAvailable: '100%' }, "spec.minAvailable is '100%', and must be less than the replicas, 2"],
  [2, { minAvailable: '51%' }, "spec.minAvailable is '51%', and must be less than the replicas, 2"],
  [undefined, { minAvailable: 1 }, 'spec.minAvailable is 1, and must be less than the replicas, 1'],
])('reports for %p pods a PodDisruptionBudget with %j, which blocks drains', (replicas, spec, message) => {
  expect(found(checkDisruptionBudgets, web(replicas), budget(spec))).toEqual([
    `PodDisruptionBudget web: ${message}: otherwise no node with such a pod can be drained`,
  ]);
});

test.each([
  [2, []],
  [undefined, [expect.stringContaining('spec.minAvailable is 1, and must be less than the replicas, 1')]],
])('compares minAvailable with the minReplicas %p of an autoscaler', (minReplicas, expected) => {
  const spec = { minReplicas, maxReplicas: 5, scaleTargetRef: { kind: 'StatefulSet', name: 'web' } };
  const autoscaler = object('autoscaling/v2', 'HorizontalPodAutoscaler', 'web', { spec });
  expect(found(checkDisruptionBudgets, web(), autoscaler, budget({ minAvailable: 1 }))).toEqual(expected);
});

test('reports a PodDisruptionBudget that selects no pods', () => {
  expect(found(checkDisruptionBudgets, statefulSet('blog'), budget({ maxUnavailable: 1 }))).toEqual([
    "PodDisruptionBudget web: spec.selector is { matchLabels: { app: 'web' } }, and must be a selector of pods in its namespace: it selects none",
  ]);
});

test('reports a PodDisruptionBudget without a selector, since it selects no pods', () => {
  expect(found(checkDisruptionBudgets, web(2), budget({ selector: undefined, maxUnavailable: 1 }))).toEqual([
    expect.stringContaining('PodDisruptionBudget web: spec.selector is not given'),
  ]);
});

test('reports a second PodDisruptionBudget of the same pods', () => {
  const two = [budget({ maxUnavailable: 1 }), budget({ maxUnavailable: 1 }, 'more')];
  expect(found(checkDisruptionBudgets, web(2), ...two)).toEqual([
    "PodDisruptionBudget more: spec.selector is { matchLabels: { app: 'web' } }, and must be a selector of pods without another budget: PodDisruptionBudget web (chart/web) selects them too, and a pod with two budgets cannot be evicted",
  ]);
});
