import { ApiObject, App, Chart, Duration, JsonPatch, Testing } from 'cdk8s';
import { PodManagementPolicy } from 'cdk8s-plus-28';
import {
  aChart,
  anApp,
  appProps,
  containerOf,
  containing,
  manifestsOf,
  podOf,
  refusal,
  refused,
  statefulSetOf,
  wrong,
} from '../../../test/apps';
import { only } from '../../../test/manifests';
import { Image, Security } from '../container';
import type { OutsideService } from '../service';
import { Exposure } from '../service';
import { PersistentStatefulApp } from './persistent-stateful-app';
import type { PersistentStatefulAppProps } from './persistent-stateful-app-props';
import { UpdateStrategy } from './update-strategy';

const LABELS = { app: 'web', 'app.kubernetes.io/name': 'web', 'app.kubernetes.io/managed-by': 'cdk8s' };
const SELECTOR = { matchLabels: { app: 'web' } };

describe('with nothing but what it needs', () => {
  test('it is a StatefulSet of one pod and its governing Service', () => {
    expect(manifestsOf()).toEqual([
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

describe('with a property given', () => {
  test('replicas: it runs as many pods', () => {
    expect(statefulSetOf({ replicas: 5 }).spec.replicas).toBe(5);
  });

  test.each<[string, Partial<PersistentStatefulAppProps>, object]>([
    ['podManagementPolicy', { podManagementPolicy: PodManagementPolicy.PARALLEL }, { podManagementPolicy: 'Parallel' }],
    ['minReady', { minReady: Duration.minutes(1) }, { minReadySeconds: 60 }],
    ['revisionHistoryLimit', { revisionHistoryLimit: 0 }, { revisionHistoryLimit: 0 }],
    ['ordinalsStart', { ordinalsStart: 5 }, { ordinals: { start: 5 } }],
  ])('%s: it is stated, and otherwise left to Kubernetes', (_, props, expected) => {
    expect(statefulSetOf(props).spec).toMatchObject(expected);
    expect(statefulSetOf().spec).not.toHaveProperty(Object.keys(expected));
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
  ])('updateStrategy: it is stated (%#)', (updateStrategy, expected) => {
    expect(statefulSetOf({ updateStrategy }).spec.updateStrategy).toEqual(expected);
  });

  test('a container with a name: it keeps it', () => {
    expect(containerOf({ name: 'server' }).name).toBe('server');
  });

  test('publishNotReadyAddresses: the governing Service says so, and otherwise does not', () => {
    expect(only(manifestsOf({ publishNotReadyAddresses: true }), 'Service').spec.publishNotReadyAddresses).toBe(true);
    expect(only(manifestsOf(), 'Service').spec).not.toHaveProperty('publishNotReadyAddresses');
  });

  test('what is changed in the caller’s object later changes nothing', () => {
    const chart = aChart();
    const props = { ...appProps({ replicas: 2 }) };
    new PersistentStatefulApp(chart, 'app', props);
    Object.assign(props, { replicas: -1 });
    expect(only(Testing.synth(chart), 'StatefulSet').spec.replicas).toBe(2);
  });
});

describe('pods that can be spared', () => {
  test.each([0, 1])('with %d replicas there is no budget and no spread', (replicas) => {
    expect(manifestsOf({ replicas }).map(({ kind }) => kind)).toEqual(['Service', 'StatefulSet']);
    expect(podOf({ replicas }).topologySpreadConstraints).toBeUndefined();
  });

  test('from two replicas on a drained node may take one at a time', () => {
    expect(only(manifestsOf({ replicas: 2 }), 'PodDisruptionBudget')).toEqual({
      apiVersion: 'policy/v1',
      kind: 'PodDisruptionBudget',
      metadata: { name: 'web', labels: LABELS },
      spec: { maxUnavailable: 1, selector: SELECTOR },
    });
  });

  test('from two replicas on they are spread over nodes and zones', () => {
    const constraint = { maxSkew: 1, whenUnsatisfiable: 'ScheduleAnyway', labelSelector: SELECTOR };
    expect(podOf({ replicas: 2 }).topologySpreadConstraints).toEqual([
      { ...constraint, topologyKey: 'kubernetes.io/hostname' },
      { ...constraint, topologyKey: 'topology.kubernetes.io/zone' },
    ]);
  });
});

describe('what was given up', () => {
  const weakened = (reason: string) =>
    containing({
      image: Image.mutable('app:latest', { reason }),
      security: Security.restricted({ except: { readOnlyRootFilesystem: reason } }),
    });

  test('can be read on the StatefulSet, with the reason', () => {
    expect(statefulSetOf(weakened('because')).metadata.annotations).toEqual({
      'weakened.web/image': 'because',
      'weakened.web/readOnlyRootFilesystem': 'because',
    });
  });

  test('restarts nothing when its reason is put in other words', () => {
    expect(statefulSetOf(weakened('since')).spec).toEqual(statefulSetOf(weakened('because')).spec);
  });
});

describe('names', () => {
  test('of pods and claims count from 0', () => {
    const app = anApp({ replicas: 2 });
    expect(app.podNames).toEqual(['web-0', 'web-1']);
    expect(app.claimNames).toEqual(['data-web-0', 'data-web-1']);
    expect(app.dnsName(1)).toBe('web-1.web');
  });

  test('of pods and claims count from where they begin', () => {
    const app = anApp({ replicas: 2, ordinalsStart: 5 });
    expect(app.podNames).toEqual(['web-5', 'web-6']);
    expect(app.claimNames).toEqual(['data-web-5', 'data-web-6']);
    expect(app.dnsName(6)).toBe('web-6.web');
  });

  test('of pods say their namespace where the chart names one', () => {
    const app = anApp({}, aChart('prod'));
    expect(app.dnsName(0)).toBe('web-0.web.prod.svc');
    expect(app.governingService.dnsName).toBe('web.prod.svc');
  });

  test.each([
    [4, 'from 5 to 6'],
    [7, 'from 5 to 6'],
    [5.5, 'from 5 to 6'],
  ])('of a pod %d that is not there are refused', (ordinal, allowed) => {
    const app = anApp({ replicas: 2, ordinalsStart: 5 });
    expect(() => app.dnsName(ordinal)).toThrow(
      `chart/app was given what it cannot take:\n  ordinal is ${ordinal}, and must be a whole number ${allowed}`,
    );
  });

  test('are none where there are no pods', () => {
    const app = anApp({ replicas: 0 });
    expect([app.podNames, app.claimNames]).toEqual([[], []]);
    expect(() => app.dnsName(0)).toThrow('ordinal is 0');
  });

  test('do not depend on where the construct stands or what it is called', () => {
    const chart = aChart();
    const deeper = new Chart(chart, 'deeper');
    new PersistentStatefulApp(deeper, 'otherwise', appProps());
    expect(Testing.synth(deeper)).toEqual(manifestsOf());
  });

  test('may be the same in two namespaces', () => {
    const app = new App();
    for (const namespace of ['one', 'two']) anApp({}, new Chart(app, namespace, { namespace }));
    expect(app.charts.flatMap((chart) => chart.toJson())).toHaveLength(4);
  });
});

describe('a patch reaches', () => {
  test('the StatefulSet by the app, and the Services by the app’s own', () => {
    const chart = aChart();
    const app = anApp({ replicas: 2, expose: Exposure.nodePort() }, chart);
    ApiObject.of(app).addJsonPatch(JsonPatch.add('/spec/template/spec/enableServiceLinks', false));
    ApiObject.of(app.governingService).addJsonPatch(JsonPatch.add('/spec/ipFamilyPolicy', 'SingleStack'));
    ApiObject.of(wrong(app.outsideService)).addJsonPatch(JsonPatch.add('/spec/internalTrafficPolicy', 'Local'));
    ApiObject.of(wrong(app.podDisruptionBudget)).addJsonPatch(JsonPatch.replace('/spec/maxUnavailable', 2));

    const manifests = Testing.synth(chart);
    expect(only(manifests, 'StatefulSet').spec.template.spec.enableServiceLinks).toBe(false);
    expect(only(manifests, 'Service', 'web').spec.ipFamilyPolicy).toBe('SingleStack');
    expect(only(manifests, 'Service', 'web-external').spec.internalTrafficPolicy).toBe('Local');
    expect(only(manifests, 'PodDisruptionBudget').spec.maxUnavailable).toBe(2);
  });

  test('which puts there what cdk8s-plus would drop, too', () => {
    const chart = aChart();
    const app = anApp({ expose: Exposure.nodePort() }, chart);
    const outside = app.outsideService as OutsideService;
    ApiObject.of(outside).addJsonPatch(
      JsonPatch.replace('/spec/ports/0/targetPort', 'http'),
      JsonPatch.add('/spec/trafficDistribution', 'PreferClose'),
    );
    outside.selectLabel('tier', 'front');
    outside.metadata.addLabel('team', 'web');
    const { metadata, spec } = only(Testing.synth(chart), 'Service', 'web-external');
    expect(spec).toMatchObject({
      ports: [{ targetPort: 'http' }],
      selector: { app: 'web', tier: 'front' },
      trafficDistribution: 'PreferClose',
    });
    expect(metadata.labels).toMatchObject({ app: 'web', team: 'web' });
  });
});

describe('it refuses', () => {
  const NAME =
    'a name of 1 to 52 characters, lower-case letters, digits and "-", that begins with a letter and ends with a letter or digit';
  const COUNT = 'a whole number from 0 to 2147483647';
  const port = (number: number) => containing({ port: { name: 'http', number } });

  test.each<[string, Partial<PersistentStatefulAppProps>, string]>([
    ['negative replicas', { replicas: -1 }, `replicas is -1, and must be ${COUNT}`],
    ['half a replica', { replicas: 2.5 }, `replicas is 2.5, and must be ${COUNT}`],
    ['NaN replicas', { replicas: Number.NaN }, `replicas is NaN, and must be ${COUNT}`],
    ['replicas in words', { replicas: wrong('3') }, `replicas is '3', and must be ${COUNT}`],
    ['a negative start', { ordinalsStart: -1 }, `ordinalsStart is -1, and must be ${COUNT}`],
    ['a negative history', { revisionHistoryLimit: -1 }, `revisionHistoryLimit is -1, and must be ${COUNT}`],
    [
      'half a second until a pod counts',
      { minReady: Duration.millis(500) },
      'minReady is 0.5 seconds, and must be a Duration of whole seconds from 0 to',
    ],
    ['a name with capitals', { name: 'Web' }, `name is 'Web', and must be ${NAME}`],
    ['a name with a dot', { name: 'web.app' }, `name is 'web.app', and must be ${NAME}`],
    ['a name with a digit in front', { name: '3scale' }, `name is '3scale', and must be ${NAME}`],
    ['a name of 53 characters', { name: 'a'.repeat(53) }, `name is '${'a'.repeat(53)}', and must be ${NAME}`],
    ['an empty name', { name: '' }, `name is '', and must be ${NAME}`],
    ['no name', { name: undefined }, `name is not given, and must be ${NAME}`],
    ['port 0', port(0), 'container.port.number is 0, and must be a whole number from 1 to 65535'],
    ['port 65536', port(65536), 'container.port.number is 65536, and must be a whole number from 1 to 65535'],
    ...[0, '0%', '101%', '2', 1.5].map((maxUnavailable): [string, Partial<PersistentStatefulAppProps>, string] => [
      `a maxUnavailable of ${maxUnavailable}`,
      { updateStrategy: UpdateStrategy.rolling({ maxUnavailable }) },
      `updateStrategy.maxUnavailable is ${JSON.stringify(maxUnavailable).replaceAll('"', "'")}, and must be a whole number from 1 to 2147483647, or a percentage from 1% to 100%`,
    ]),
    [
      'a negative partition',
      { updateStrategy: UpdateStrategy.canary({ partition: -1 }) },
      `updateStrategy.partition is -1, and must be ${COUNT}`,
    ],
    [
      'another policy',
      { podManagementPolicy: wrong('Serial') },
      `podManagementPolicy is 'Serial', and must be one of OrderedReady, Parallel`,
    ],
    [
      'a strategy as Kubernetes writes it',
      { updateStrategy: wrong({ type: 'OnDelete' }) },
      `updateStrategy is { type: 'OnDelete' }, and must be an UpdateStrategy, such as UpdateStrategy.rolling()`,
    ],
    [
      'addresses that are published perhaps',
      { publishNotReadyAddresses: wrong('yes') },
      `publishNotReadyAddresses is 'yes', and must be true or false`,
    ],
    [
      'no container',
      { container: undefined },
      'container is not given, and must be a ProbedContainer: new ProbedContainer({ … })',
    ],
    [
      'a property that does not exist',
      wrong({ replica: 3 }),
      'replica is 3, and must be left out: there is no such property, there are name, claims,',
    ],
    [
      'latest without a reason',
      containing({ image: Image.of(wrong('app:latest')) }),
      `container.image is 'app:latest', and must be an image whose tag does not move`,
    ],
  ])('%s', (_, props, message) => {
    const make = () => anApp(props);
    expect(make).toThrow('chart/app was given what it cannot take:\n');
    expect(refused(make)).toEqual([expect.stringContaining(message)]);
  });

  test('everything that is wrong at once, each with its place', () => {
    expect(refused(() => anApp({ name: 'Web', replicas: -1, ...port(0) }))).toEqual([
      `name is 'Web', and must be ${NAME}`,
      `replicas is -1, and must be ${COUNT}`,
      'container.port.number is 0, and must be a whole number from 1 to 65535',
    ]);
  });

  test('with a stack trace that begins where the app was made', () => {
    const error = refusal(() => new PersistentStatefulApp(aChart(), 'app', appProps({ replicas: -1 })));
    const [first] = String(error.stack)
      .split('\n')
      .filter((line) => line.includes(' at '));
    expect(first).toContain('persistent-stateful-app.test.ts');
  });

  test('with an error that programs can read', () => {
    const { path, problems } = refusal(() => anApp({ replicas: -1 }));
    expect(path).toBe('chart/app');
    expect(problems).toEqual([{ path: 'replicas', value: -1, allowed: COUNT }]);
  });

  test('properties that are none', () => {
    expect(refused(() => new PersistentStatefulApp(aChart(), 'app', wrong(undefined)))).toEqual([
      expect.stringMatching(/^props is not given, and must be an object with name, claims,/),
    ]);
  });
});

describe('it takes what is unusual and legal', () => {
  test.each<[string, Partial<PersistentStatefulAppProps>]>([
    ['a name of 52 characters', { name: `a${'-'.repeat(50)}z` }],
    ['a name of one character', { name: 'a' }],
    ['a partition above the replicas', { updateStrategy: UpdateStrategy.canary({ partition: 9 }) }],
    ['a pod that counts at once', { minReady: Duration.seconds(0) }],
    ['the longest outside Service there is', { name: 'a'.repeat(52), expose: Exposure.clusterIp() }],
  ])('%s', (_, props) => {
    expect(statefulSetOf(props).kind).toBe('StatefulSet');
  });
});
