import { Duration } from 'cdk8s';
import { createApp, propertyProblems, synthPod, untyped } from '../../../test/apps';
import type { Affinity } from './affinity';
import type { Toleration } from './toleration';

describe('tolerations', () => {
  test.each<[Toleration, object]>([
    [{}, { operator: 'Exists' }],
    [{ key: 'gpu' }, { key: 'gpu', operator: 'Exists' }],
    [
      { key: 'gpu', value: 'a', effect: 'NoSchedule' },
      { key: 'gpu', value: 'a', effect: 'NoSchedule' },
    ],
    [
      { key: 'gpu', value: '' },
      { key: 'gpu', value: '' },
    ],
    [
      { effect: 'NoExecute', duration: Duration.seconds(0) },
      { operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 0 },
    ],
  ])('converts the toleration %j to its manifest', (toleration, expected) => {
    expect(synthPod({ tolerations: [toleration] }).tolerations).toEqual([expected]);
  });

  test.each<[Toleration, string]>([
    [{ value: 'a' }, 'key is not given, and must be set, because value is'],
    [{ duration: Duration.seconds(1) }, 'effect is not given, and must be NoExecute, because duration is set'],
    [{ effect: 'NoSchedule', duration: Duration.seconds(1) }, `effect is 'NoSchedule', and must be NoExecute`],
    [{ effect: untyped('Never') }, `effect is 'Never', and must be one of NoExecute, NoSchedule, PreferNoSchedule`],
    [{ key: 'a b' }, `key is 'a b', and must be a label key`],
  ])('rejects the toleration %j', (toleration, message) => {
    expect(propertyProblems(() => createApp({ tolerations: [toleration] }))).toEqual([
      expect.stringContaining(`tolerations[0].${message}`),
    ]);
  });
});

describe('topology spread constraints', () => {
  test('writes no constraints for an empty topologySpread', () => {
    expect(synthPod({ replicas: 3, topologySpread: [] })).not.toHaveProperty('topologySpreadConstraints');
  });

  test('writes the given topologySpread in place of the default', () => {
    const topologySpread = [{ topologyKey: 'rack', maxSkew: 2, whenUnsatisfiable: 'DoNotSchedule' as const }];
    expect(synthPod({ topologySpread }).topologySpreadConstraints).toEqual([
      { ...topologySpread[0], labelSelector: { matchLabels: { app: 'web' } } },
    ]);
  });

  test.each([
    [{ topologyKey: '' }, `topologyKey is '', and must be a label key`],
    [{ topologyKey: 'a', maxSkew: 0 }, 'maxSkew is 0, and must be a whole number from 1 to 2147483647'],
    [{ topologyKey: 'a', whenUnsatisfiable: untyped('Wait') }, `whenUnsatisfiable is 'Wait', and must be one of`],
  ])('rejects the topology spread constraint %j', (spread, message) => {
    expect(propertyProblems(() => createApp({ topologySpread: [spread] }))).toEqual([
      expect.stringContaining(`topologySpread[0].${message}`),
    ]);
  });
});

test('accepts the same topologyKey twice only with different whenUnsatisfiable', () => {
  const duty = { topologyKey: 'rack', whenUnsatisfiable: 'DoNotSchedule' as const };
  const wish = { topologyKey: 'rack' };
  expect(synthPod({ topologySpread: [duty, wish] }).topologySpreadConstraints).toHaveLength(2);
  expect(propertyProblems(() => createApp({ topologySpread: [wish, duty, { ...wish, maxSkew: 2 }] }))).toEqual([
    "topologySpread[2].topologyKey is 'rack, ScheduleAnyway', and must be given once: [0] has it already",
  ]);
});

describe('affinity', () => {
  const onNodes = (requirement: object): Affinity => ({
    nodeAffinity: {
      requiredDuringSchedulingIgnoredDuringExecution: {
        nodeSelectorTerms: [{ matchExpressions: [untyped(requirement)] }],
      },
    },
  });
  const apart = { topologyKey: 'kubernetes.io/hostname', labelSelector: { matchLabels: { app: 'web' } } };

  test.each<[string, Affinity]>([
    ['of nodes with a number', onNodes({ key: 'cores', operator: 'Gt', values: ['4'] })],
    ['of nodes with a label', onNodes({ key: 'ssd', operator: 'Exists' })],
    [
      'required anti-affinity of pods',
      { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [apart] } },
    ],
    [
      'preferred affinity to other pods',
      {
        podAffinity: {
          preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 100, podAffinityTerm: apart }],
        },
      },
    ],
  ])('passes affinity through to the pods: %s', (_, affinity) => {
    expect(synthPod({ affinity }).affinity).toEqual(affinity);
  });

  test.each([
    [{ key: 'a', operator: 'In' }, 'values is [], and must be at least one value with In'],
    [{ key: 'a', operator: 'Gt', values: ['1', '2'] }, `values is [ '1', '2' ], and must be exactly one value with Gt`],
    [{ key: 'a', operator: 'Exists', values: ['1'] }, `values is [ '1' ], and must be no value with Exists`],
    [{ key: 'a', operator: 'In', values: ['b', 'c d'] }, `values[1] is 'c d', and must be a label value`],
    [
      { key: 'a', operator: 'Lt', values: ['-1'] },
      `values[0] is '-1', and must be a whole number in digits, such as '4'`,
    ],
    [{ key: 'a', operator: 'Like' }, `operator is 'Like', and must be one of In, NotIn, Exists, DoesNotExist, Gt, Lt`],
  ])('rejects the node affinity requirement %j', (requirement, message) => {
    expect(propertyProblems(() => createApp({ affinity: onNodes(requirement) }))).toEqual([
      expect.stringContaining(
        `affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[0].matchExpressions[0].${message}`,
      ),
    ]);
  });

  test('rejects a weight of 101 and unknown fields of affinity', () => {
    const preferredDuringSchedulingIgnoredDuringExecution = [{ weight: 101, podAffinityTerm: apart }];
    expect(
      propertyProblems(() =>
        createApp({ affinity: { podAffinity: { preferredDuringSchedulingIgnoredDuringExecution } } }),
      ),
    ).toEqual([expect.stringContaining('weight is 101, and must be a whole number from 1 to 100')]);
    expect(propertyProblems(() => createApp({ affinity: untyped({ nodes: {} }) }))).toEqual([
      expect.stringContaining('affinity.nodes is {}, and must be left out'),
    ]);
  });
});
