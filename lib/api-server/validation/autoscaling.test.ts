import { object, testValidation, type ValidationCase } from '../../../test/validation-cases';

const budget = object('policy/v1', 'PodDisruptionBudget', { spec: { minAvailable: 1 } });
const autoscaler = object('autoscaling/v2', 'HorizontalPodAutoscaler', {
  spec: {
    scaleTargetRef: { apiVersion: 'apps/v1', kind: 'StatefulSet', name: 'web' },
    minReplicas: 2,
    maxReplicas: 3,
    metrics: [{ type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 50 } } }],
  },
});
const metricOf = (type: string, source: object): Record<string, unknown> => ({ 'spec.metrics': [{ type, ...source }] });

testValidation([
  [budget, { 'spec.maxUnavailable': 1 }, 'spec.maxUnavailable'],
  [budget, { 'spec.minAvailable': '101%' }, 'spec.minAvailable'],
  [autoscaler, {}, ''],
  [autoscaler, { 'spec.maxReplicas': 1 }, 'spec.maxReplicas'],
  [autoscaler, { 'spec.minReplicas': undefined, 'spec.maxReplicas': undefined }, 'spec.maxReplicas'],
  [autoscaler, { 'spec.scaleTargetRef.apiVersion': 'v1' }, 'spec.scaleTargetRef.apiVersion', { since: '1.34' }],
  [
    autoscaler,
    { 'spec.behavior': { scaleUp: { policies: [], tolerance: '-1' } } },
    'spec.behavior.scaleUp.policies spec.behavior.scaleUp.tolerance',
  ],
  [autoscaler, metricOf('Other', {}), 'spec.metrics[0].type'],
  [autoscaler, metricOf('Pods', {}), 'spec.metrics[0].pods'],
  [autoscaler, { 'spec.metrics[0].pods': {} }, 'spec.metrics[0].pods'],
  [autoscaler, { 'spec.metrics[0].resource.target.averageValue': '1' }, 'spec.metrics[0].resource.target.averageValue'],
  [
    autoscaler,
    metricOf('External', { external: { metric: { name: 'a' }, target: { type: 'Value' } } }),
    'spec.metrics[0].external.target.averageValue',
  ],
  [
    autoscaler,
    metricOf('External', {
      external: { metric: { name: 'a' }, target: { type: 'Value', value: '1', averageValue: '1' } },
    }),
    'spec.metrics[0].external.target.value',
  ],
  [
    autoscaler,
    metricOf('Object', {
      object: {
        describedObject: { apiVersion: 'a/b/c', kind: 'a', name: 'b' },
        metric: { name: 'a' },
        target: { type: 'Value', value: '1', averageValue: '1' },
      },
    }),
    'spec.metrics[0].object.describedObject.apiVersion',
    { since: '1.34' },
  ],
  ...['memory', 'hugepages-2Mi', 'example.com/gpu', 'kubernetes.io/x'].map(
    (name): ValidationCase => [
      autoscaler,
      metricOf('ContainerResource', {
        containerResource: { name, container: 'web', target: { type: 'Value', averageValue: '0' } },
      }),
      'spec.metrics[0].containerResource.target.averageValue',
    ],
  ),
  ...['gpu', 'a b/c', 'requests.a/b'].map(
    (name): ValidationCase => [
      autoscaler,
      metricOf('ContainerResource', {
        containerResource: { name, container: 'web', target: { type: 'Value', averageValue: '1' } },
      }),
      'spec.metrics[0].containerResource.name',
    ],
  ),
  [
    { ...autoscaler, apiVersion: 'autoscaling/v1' },
    { 'spec.metrics': undefined, 'spec.targetCPUUtilizationPercentage': 0 },
    'spec.targetCPUUtilizationPercentage',
  ],
]);
