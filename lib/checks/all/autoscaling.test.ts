import { container, found, inNamespace, object, statefulSet } from '../../../test/objects';
import { checkAutoscaling } from './autoscaling';

const utilization = (name: string) => ({ resource: { name, target: { type: 'Utilization' } } });
const autoscaler = (more: object = {}, name = 'scaler') =>
  object('autoscaling/v2', 'HorizontalPodAutoscaler', name, {
    spec: { maxReplicas: 3, scaleTargetRef: { kind: 'StatefulSet', name: 'web' }, ...more },
  });
const asking = (resources: object) => statefulSet('web', { containers: [container({ resources })] });

test.each([
  ['a StatefulSet that states no replicas', statefulSet('web'), {}],
  ['as many at least as at most', statefulSet('web'), { minReplicas: 3 }],
  ['by a share of what is asked for', asking({ requests: { cpu: 1 } }), { metrics: [utilization('cpu')] }],
  ['by a share of a limit', asking({ limits: { memory: '1Gi' } }), { metrics: [utilization('memory')] }],
  ['by an amount', statefulSet('web'), { metrics: [{ resource: { name: 'cpu', target: { type: 'AverageValue' } } }] }],
])('an autoscaler scales %s', (_, target, spec) => {
  expect(found(checkAutoscaling, target, autoscaler(spec))).toEqual([]);
});

test.each([
  ['is missing', []],
  ['is in another namespace', [inNamespace('other', statefulSet('web'))]],
])('one whose target %s is found', (_, targets) => {
  expect(found(checkAutoscaling, ...targets, autoscaler())).toEqual([
    "HorizontalPodAutoscaler scaler: spec.scaleTargetRef.name is 'web', and must be an object of its namespace in this App",
  ]);
});

test('one that names no target is found', () => {
  expect(found(checkAutoscaling, autoscaler({ scaleTargetRef: undefined }))).toHaveLength(1);
});

test('replicas beside an autoscaler are found', () => {
  expect(found(checkAutoscaling, statefulSet('web', {}, { replicas: 2 }), autoscaler())).toEqual([
    'StatefulSet web: spec.replicas is 2, and must be omitted: HorizontalPodAutoscaler scaler scales the object',
  ]);
});

test.each([
  [{ minReplicas: 4 }, 'spec.maxReplicas is 3, and must be a whole number of at least minReplicas, 4'],
  [{ minReplicas: 0 }, 'spec.minReplicas is 0, and must be a whole number from 1 to 2147483647'],
  [{ maxReplicas: 1.5 }, 'spec.maxReplicas is 1.5, and must be a whole number of at least minReplicas, 1'],
  [{ maxReplicas: undefined }, 'spec.maxReplicas is not given, and must be a whole number of at least minReplicas, 1'],
])('%j is found', (spec, message) => {
  expect(found(checkAutoscaling, statefulSet('web'), autoscaler(spec))).toEqual([
    `HorizontalPodAutoscaler scaler: ${message}`,
  ]);
});

test('a share of what nobody asks for is found', () => {
  expect(
    found(checkAutoscaling, asking({ requests: { memory: '1Gi' } }), autoscaler({ metrics: [utilization('cpu')] })),
  ).toEqual([
    "HorizontalPodAutoscaler scaler: spec.metrics[0].resource.name is 'cpu', and must be a resource that all containers of StatefulSet web request: utilization is a percentage of the requests",
  ]);
  expect(
    found(
      checkAutoscaling,
      statefulSet('web'),
      autoscaler({ metrics: [{ resource: { target: { type: 'Utilization' } } }] }),
    ),
  ).toHaveLength(1);
});

test('a second autoscaler is found', () => {
  expect(found(checkAutoscaling, statefulSet('web'), autoscaler(), autoscaler({}, 'more'))).toEqual([
    "HorizontalPodAutoscaler more: spec.scaleTargetRef.name is 'web', and must be an object without another autoscaler: HorizontalPodAutoscaler scaler scales it",
  ]);
});
