import { metadata, type Specimen, selector, template } from './specimen';

/** Pods, and the kinds that limit or change their number. */
export const SCALING_SPECIMENS: readonly Specimen[] = [
  {
    name: 'Pod',
    manifest: {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata,
      spec: { ...template.spec, hostname: 'web', subdomain: 'web' },
    },
  },
  {
    name: 'PodDisruptionBudget',
    manifest: {
      apiVersion: 'policy/v1',
      kind: 'PodDisruptionBudget',
      metadata,
      spec: { minAvailable: 1, selector, unhealthyPodEvictionPolicy: 'AlwaysAllow' },
    },
    edits: [
      [['metadata.name', 'Not.A-Name_At all']],
      [['metadata.name', 'a/b']],
      [['spec.maxUnavailable', 1]],
      ...['50%', '101%', '100%', '-1%', '5', 'x', '', '0%', '00%', 0, -1].flatMap((value) => [
        [['spec.minAvailable', value] as const],
        [['spec.minAvailable', undefined] as const, ['spec.maxUnavailable', value] as const],
      ]),
      [['spec.selector', {}]],
      [['spec', undefined]],
    ],
  },
  {
    name: 'HorizontalPodAutoscaler',
    manifest: {
      apiVersion: 'autoscaling/v2',
      kind: 'HorizontalPodAutoscaler',
      metadata,
      spec: {
        scaleTargetRef: { apiVersion: 'apps/v1', kind: 'StatefulSet', name: 'web' },
        minReplicas: 2,
        maxReplicas: 5,
        metrics: [
          { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 50 } } },
          {
            type: 'Pods',
            pods: { metric: { name: 'hits', selector }, target: { type: 'AverageValue', averageValue: '5' } },
          },
          {
            type: 'Object',
            object: {
              describedObject: { apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', name: 'web' },
              metric: { name: 'hits' },
              target: { type: 'Value', value: '5' },
            },
          },
          {
            type: 'External',
            external: { metric: { name: 'queue' }, target: { type: 'AverageValue', averageValue: '5' } },
          },
          {
            type: 'ContainerResource',
            containerResource: {
              name: 'memory',
              container: 'web',
              target: { type: 'AverageValue', averageValue: '5Mi' },
            },
          },
        ],
        behavior: {
          scaleUp: {
            stabilizationWindowSeconds: 60,
            selectPolicy: 'Min',
            policies: [{ type: 'Pods', value: 1, periodSeconds: 60 }],
          },
          scaleDown: { policies: [{ type: 'Percent', value: 10, periodSeconds: 60 }] },
        },
      },
    },
    edits: [
      [['spec.maxReplicas', 1]],
      [['spec.metrics[0].resource.target.averageValue', '5']],
      [['spec.metrics[3].external.target.value', '5']],
      [['spec.metrics[2].object.target.averageValue', '5']],
      [['spec.metrics[0].pods', { metric: { name: 'hits' }, target: { type: 'AverageValue', averageValue: '5' } }]],
      [['spec.metrics[0].type', 'Pods']],
      [['spec.metrics', [{}]]],
      [['spec.behavior.scaleUp.stabilizationWindowSeconds', 3601]],
      [['spec.behavior.scaleUp.policies[0].periodSeconds', 1801]],
      ...['v1', 'apps/v1/x', '', '/v1', 'apps/', 'apps'].flatMap((version) => [
        [['spec.scaleTargetRef.apiVersion', version] as const],
        [['spec.metrics[2].object.describedObject.apiVersion', version] as const],
      ]),
      [['spec.metrics[4].containerResource.name', 'gpu']],
      [['spec.metrics[0].resource.name', 'gpu']],
    ],
  },
  {
    name: 'HorizontalPodAutoscaler v1',
    manifest: {
      apiVersion: 'autoscaling/v1',
      kind: 'HorizontalPodAutoscaler',
      metadata: { name: 'web' },
      spec: {
        scaleTargetRef: { apiVersion: 'apps/v1', kind: 'StatefulSet', name: 'web' },
        minReplicas: 1,
        maxReplicas: 3,
        targetCPUUtilizationPercentage: 50,
      },
    },
  },
];
