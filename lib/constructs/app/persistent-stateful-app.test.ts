import { ApiObject, App, Chart, Duration, JsonPatch, Testing } from 'cdk8s';
import { PodManagementPolicy } from 'cdk8s-plus-28';
import {
  appProps,
  createApp,
  createChart,
  synthApp,
  synthContainer,
  synthPod,
  synthStatefulSet,
  untyped,
  withContainer,
} from '../../../test/apps';
import { findOnly } from '../../../test/manifests';
import { Image, Security } from '../container';
import type { OutsideService } from '../service';
import { Exposure } from '../service';
import { PersistentStatefulApp } from './persistent-stateful-app';
import type { PersistentStatefulAppProps } from './persistent-stateful-app-props';
import { UpdateStrategy } from './update-strategy';

const LABELS = { app: 'web', 'app.kubernetes.io/name': 'web', 'app.kubernetes.io/managed-by': 'cdk8s' };
const SELECTOR = { matchLabels: { app: 'web' } };

describe('an app with only required properties', () => {
  test('creates a StatefulSet of one pod and its governing Service', () => {
    expect(synthApp()).toEqual([
      {
        apiVersion: 'v1',
        kind: 'Service',
        metadata: { name: 'web', labels: LABELS },
        spec: { clusterIP: 'None', selector: { app: 'web' }, ports: [{ name: 'http', port: 8080 }] },
      },
      {
        apiVersion: 'apps/v1',
        kind: 'StatefulSet',
        metadata: { name: 'web', labels: LABELS },
        spec: {
          serviceName: 'web',
          replicas: 1,
          updateStrategy: { type: 'RollingUpdate' },
          selector: SELECTOR,
          template: {
            metadata: { labels: LABELS },
            spec: {
              automountServiceAccountToken: false,
              securityContext: { fsGroup: 20000, fsGroupChangePolicy: 'OnRootMismatch' },
              containers: [
                {
                  name: 'web',
                  image: 'registry.example.com/team/app:1.4.2',
                  ports: [{ name: 'http', containerPort: 8080 }],
                  volumeMounts: [
                    { name: 'data', mountPath: '/data' },
                    { name: 'tmp', mountPath: '/tmp' },
                  ],
                  livenessProbe: { tcpSocket: { port: 8080 } },
                  readinessProbe: { httpGet: { path: '/ready', port: 8080 } },
                  securityContext: {
                    allowPrivilegeEscalation: false,
                    capabilities: { drop: ['ALL'] },
                    readOnlyRootFilesystem: true,
                    runAsNonRoot: true,
                    seccompProfile: { type: 'RuntimeDefault' },
                  },
                },
              ],
              volumes: [{ name: 'tmp', emptyDir: {} }],
            },
          },
          volumeClaimTemplates: [
            {
              metadata: { name: 'data' },
              spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
            },
          ],
        },
      },
    ]);
  });
});

describe('optional properties of an app', () => {
  test('sets the number of replicas', () => {
    expect(synthStatefulSet({ replicas: 5 }).spec.replicas).toBe(5);
  });

  test.each<[string, Partial<PersistentStatefulAppProps>, object]>([
    ['podManagementPolicy', { podManagementPolicy: PodManagementPolicy.PARALLEL }, { podManagementPolicy: 'Parallel' }],
    ['minReady', { minReady: Duration.minutes(1) }, { minReadySeconds: 60 }],
    ['revisionHistoryLimit', { revisionHistoryLimit: 0 }, { revisionHistoryLimit: 0 }],
    ['ordinalsStart', { ordinalsStart: 5 }, { ordinals: { start: 5 } }],
  ])('sets %s only if it is given', (_, props, expected) => {
    expect(synthStatefulSet(props).spec).toMatchObject(expected);
    expect(synthStatefulSet().spec).not.toHaveProperty(Object.keys(expected));
  });

  test.each([
    [UpdateStrategy.rolling(), { type: 'RollingUpdate' }],
    [UpdateStrategy.rolling({}), { type: 'RollingUpdate' }],
    [UpdateStrategy.rolling({ maxUnavailable: 2 }), { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 2 } }],
    [
      UpdateStrategy.rolling({ maxUnavailable: '25%' }),
      { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: '25%' } },
    ],
    [UpdateStrategy.canary({ partition: 2 }), { type: 'RollingUpdate', rollingUpdate: { partition: 2 } }],
    [UpdateStrategy.canary({ partition: 0 }), { type: 'RollingUpdate', rollingUpdate: { partition: 0 } }],
    [UpdateStrategy.onDelete(), { type: 'OnDelete' }],
  ])('sets the update strategy (%#)', (updateStrategy, expected) => {
    expect(synthStatefulSet({ updateStrategy }).spec.updateStrategy).toEqual(expected);
  });

  test('gives the container the name from its properties', () => {
    expect(synthContainer({ name: 'server' }).name).toBe('server');
  });

  test('sets publishNotReadyAddresses of the governing Service only if it is true', () => {
    expect(findOnly(synthApp({ publishNotReadyAddresses: true }), 'Service').spec.publishNotReadyAddresses).toBe(true);
    expect(findOnly(synthApp(), 'Service').spec).not.toHaveProperty('publishNotReadyAddresses');
  });

  test('ignores later changes of the properties object', () => {
    const chart = createChart();
    const props = { ...appProps({ replicas: 2 }) };
    new PersistentStatefulApp(chart, 'app', props);
    Object.assign(props, { replicas: -1 });
    expect(findOnly(Testing.synth(chart), 'StatefulSet').spec.replicas).toBe(2);
  });
});

describe('disruptions', () => {
  test.each([0, 1])('creates no PodDisruptionBudget and no spread constraints with %d replicas', (replicas) => {
    expect(synthApp({ replicas }).map(({ kind }) => kind)).toEqual(['Service', 'StatefulSet']);
    expect(synthPod({ replicas }).topologySpreadConstraints).toBeUndefined();
  });

  test('creates a PodDisruptionBudget of one pod with 2 replicas', () => {
    expect(findOnly(synthApp({ replicas: 2 }), 'PodDisruptionBudget')).toEqual({
      apiVersion: 'policy/v1',
      kind: 'PodDisruptionBudget',
      metadata: { name: 'web', labels: LABELS },
      spec: { maxUnavailable: 1, selector: SELECTOR },
    });
  });

  test('spreads pods over nodes and zones with 2 replicas', () => {
    const constraint = { maxSkew: 1, whenUnsatisfiable: 'ScheduleAnyway', labelSelector: SELECTOR };
    expect(synthPod({ replicas: 2 }).topologySpreadConstraints).toEqual([
      { ...constraint, topologyKey: 'kubernetes.io/hostname' },
      { ...constraint, topologyKey: 'topology.kubernetes.io/zone' },
    ]);
  });
});

describe('opted-out defaults', () => {
  const weakened = (reason: string) =>
    withContainer({
      image: Image.mutable('app:latest', { reason }),
      security: Security.restricted({ except: { readOnlyRootFilesystem: reason } }),
    });

  test('writes the reasons of opted-out defaults to annotations of the StatefulSet', () => {
    expect(synthStatefulSet(weakened('because')).metadata.annotations).toEqual({
      'weakened.web/image': 'because',
      'weakened.web/readOnlyRootFilesystem': 'because',
    });
  });

  test('keeps the pod template when the reason of an opt-out changes', () => {
    expect(synthStatefulSet(weakened('since')).spec).toEqual(synthStatefulSet(weakened('because')).spec);
  });
});

describe('names', () => {
  test('counts pods and claims from ordinal 0', () => {
    const app = createApp({ replicas: 2 });
    expect(app.podNames).toEqual(['web-0', 'web-1']);
    expect(app.claimNames).toEqual(['data-web-0', 'data-web-1']);
    expect(app.dnsName(1)).toBe('web-1.web');
  });

  test('counts pods and claims from ordinalsStart', () => {
    const app = createApp({ replicas: 2, ordinalsStart: 5 });
    expect(app.podNames).toEqual(['web-5', 'web-6']);
    expect(app.claimNames).toEqual(['data-web-5', 'data-web-6']);
    expect(app.dnsName(6)).toBe('web-6.web');
  });

  test('appends the namespace of the chart to DNS names', () => {
    const app = createApp({}, createChart('prod'));
    expect(app.dnsName(0)).toBe('web-0.web.prod.svc');
    expect(app.governingService.dnsName).toBe('web.prod.svc');
  });

  test.each([
    [4, 'from 5 to 6'],
    [7, 'from 5 to 6'],
    [5.5, 'from 5 to 6'],
  ])('rejects the DNS name of the missing pod %d', (ordinal, allowed) => {
    const app = createApp({ replicas: 2, ordinalsStart: 5 });
    expect(() => app.dnsName(ordinal)).toThrow(
      `chart/app was given what it cannot take:\n  ordinal is ${ordinal}, and must be a whole number ${allowed}`,
    );
  });

  test('has no pod names and no claim names with 0 replicas', () => {
    const app = createApp({ replicas: 0 });
    expect([app.podNames, app.claimNames]).toEqual([[], []]);
    expect(() => app.dnsName(0)).toThrow('ordinal is 0');
  });

  test('synthesizes the same objects whatever the ids of the constructs are', () => {
    const chart = createChart();
    const deeper = new Chart(chart, 'deeper');
    new PersistentStatefulApp(deeper, 'otherwise', appProps());
    expect(Testing.synth(deeper)).toEqual(synthApp());
  });

  test('accepts two apps of the same name in two namespaces', () => {
    const app = new App();
    for (const namespace of ['one', 'two']) createApp({}, new Chart(app, namespace, { namespace }));
    expect(app.charts.flatMap((chart) => chart.toJson())).toHaveLength(4);
  });
});

describe('patches', () => {
  test('apply to the StatefulSet, the Services and the PodDisruptionBudget of an app', () => {
    const chart = createChart();
    const app = createApp({ replicas: 2, expose: Exposure.nodePort() }, chart);
    ApiObject.of(app).addJsonPatch(JsonPatch.add('/spec/template/spec/enableServiceLinks', false));
    ApiObject.of(app.governingService).addJsonPatch(JsonPatch.add('/spec/ipFamilyPolicy', 'SingleStack'));
    ApiObject.of(untyped(app.outsideService)).addJsonPatch(JsonPatch.add('/spec/internalTrafficPolicy', 'Local'));
    ApiObject.of(untyped(app.podDisruptionBudget)).addJsonPatch(JsonPatch.replace('/spec/maxUnavailable', 2));

    const manifests = Testing.synth(chart);
    expect(findOnly(manifests, 'StatefulSet').spec.template.spec.enableServiceLinks).toBe(false);
    expect(findOnly(manifests, 'Service', 'web').spec.ipFamilyPolicy).toBe('SingleStack');
    expect(findOnly(manifests, 'Service', 'web-external').spec.internalTrafficPolicy).toBe('Local');
    expect(findOnly(manifests, 'PodDisruptionBudget').spec.maxUnavailable).toBe(2);
  });

  test('keep fields of the external Service that cdk8s-plus would drop', () => {
    const chart = createChart();
    const app = createApp({ expose: Exposure.nodePort() }, chart);
    const outside = app.outsideService as OutsideService;
    ApiObject.of(outside).addJsonPatch(
      JsonPatch.replace('/spec/ports/0/targetPort', 'http'),
      JsonPatch.add('/spec/trafficDistribution', 'PreferClose'),
    );
    outside.selectLabel('tier', 'front');
    outside.metadata.addLabel('team', 'web');
    const { metadata, spec } = findOnly(Testing.synth(chart), 'Service', 'web-external');
    expect(spec).toMatchObject({
      ports: [{ targetPort: 'http' }],
      selector: { app: 'web', tier: 'front' },
      trafficDistribution: 'PreferClose',
    });
    expect(metadata.labels).toMatchObject({ app: 'web', team: 'web' });
  });
});
