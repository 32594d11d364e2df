import { container, found, inNamespace, object, statefulSet } from '../../../test/objects';
import { checkAutoscaling } from './autoscaling';

const utilization = (name: string) => ({ resource: { name, target: { type: 'Utilization' } } });
const autoscaler = (more: object = {}, name = 'scaler') =>
  object('autoscaling/v2', 'HorizontalPodAutoscaler', name, {
    spec: { maxReplicas: 3, scaleTargetRef: { kind: 'StatefulSet', name: 'web' }, ...more },
  });
const asking = (resources: object) => statefulSet('web', { containers: [container({ resources })] });

test.each([
  ['of a StatefulSet without replicas', statefulSet('web'), {}],
  ['whose minReplicas equals maxReplicas', statefulSet('web'), { minReplicas: 3 }],
  ['with a utilization of a requested resource', asking({ requests: { cpu: 1 } }), { metrics: [utilization('cpu')] }],
  [
    'with a utilization of a limited resource',
    asking({ limits: { memory: '1Gi' } }),
    { metrics: [utilization('memory')] },
  ],
  [
    'with an average value',
    statefulSet('web'),
    { metrics: [{ resource: { name: 'cpu', target: { type: 'AverageValue' } } }] },
  ],
])('accepts an autoscaler %s', (_, target, spec) => {
  expect(found(checkAutoscaling, target, autoscaler(spec))).toEqual([]);
});

test.each([
  ['is missing', []],
  ['is in another namespace', [inNamespace('other', statefulSet('web'))]],
])('reports an autoscaler whose target %s', (_, targets) => {
  expect(found(checkAutoscaling, ...targets, autoscaler())).toEqual([
    "HorizontalPodAutoscaler scaler: spec.scaleTargetRef.name is 'web', and must be an object of its namespace in this App",
  ]);
});

test('reports an autoscaler without a target', () => {
  expect(found(checkAutoscaling, autoscaler({ scaleTargetRef: undefined }))).toHaveLength(1);
});

test('reports replicas of an autoscaled StatefulSet', () => {
  expect(found(checkAutoscaling, statefulSet('web', {}, { replicas: 2 }), autoscaler())).toEqual([
    'StatefulSet web: spec.replicas is 2, and must be omitted: HorizontalPodAutoscaler scaler scales the object',
  ]);
});

test('reports a utilization metric of a resource that the containers do not request', () => {
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

test('reports the second autoscaler of an object', () => {
  expect(found(checkAutoscaling, statefulSet('web'), autoscaler(), autoscaler({}, 'more'))).toEqual([
    "HorizontalPodAutoscaler more: spec.scaleTargetRef.name is 'web', and must be an object without another autoscaler: HorizontalPodAutoscaler scaler scales it",
  ]);
});
