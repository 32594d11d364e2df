import { App, Chart, Size, Testing } from 'cdk8s';
import { PersistentVolumeAccessMode, PodManagementPolicy } from 'cdk8s-plus-28';
import { aChart, appProps, containerProps, wrong } from '../../test/apps';
import { type Manifest, only } from '../../test/manifests';
import { InvalidProperties } from '../rules';
import { Exposure } from './exposure';
import { Image } from './image';
import { PersistentStatefulApp, type PersistentStatefulAppProps } from './persistent-stateful-app';
import { ProbedContainer } from './probed-container';
import { Security } from './security';
import { UpdateStrategy } from './update-strategy';
import { Volume } from './volume';

function manifestsOf(props: PersistentStatefulAppProps, chart = aChart()): Manifest[] {
  new PersistentStatefulApp(chart, 'app', props);
  return Testing.synth(chart);
}

function statefulSetOf(props: PersistentStatefulAppProps): Manifest {
  return only(manifestsOf(props), 'StatefulSet');
}

const LABELS = { app: 'web', 'app.kubernetes.io/name': 'web', 'app.kubernetes.io/managed-by': 'cdk8s' };
const SELECTOR = { matchLabels: { app: 'web' } };

describe('with nothing but what it needs', () => {
  test('it is a StatefulSet of one pod and its governing Service', () => {
    expect(manifestsOf(appProps())).toEqual([
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
    expect(statefulSetOf(appProps({ replicas: 5 })).spec.replicas).toBe(5);
  });

  test('podManagementPolicy: it is stated', () => {
    const { spec } = statefulSetOf(appProps({ podManagementPolicy: PodManagementPolicy.PARALLEL }));
    expect(spec.podManagementPolicy).toBe('Parallel');
  });

  test.each([
    [UpdateStrategy.rolling(), { type: 'RollingUpdate' }],
    [UpdateStrategy.canary({ partition: 2 }), { type: 'RollingUpdate', rollingUpdate: { partition: 2 } }],
    [UpdateStrategy.canary({ partition: 0 }), { type: 'RollingUpdate', rollingUpdate: { partition: 0 } }],
    [UpdateStrategy.onDelete(), { type: 'OnDelete' }],
  ])('updateStrategy: it is stated (%#)', (updateStrategy, expected) => {
    expect(statefulSetOf(appProps({ updateStrategy })).spec.updateStrategy).toEqual(expected);
  });

  test('fsGroup: it owns the volumes', () => {
    expect(statefulSetOf(appProps({ fsGroup: 4711 })).spec.template.spec.securityContext.fsGroup).toBe(4711);
  });

  test('claims: each pod has all of them, in their order, and the container sees them', () => {
    const { spec } = statefulSetOf(
      appProps({
        claims: [
          { name: 'data', mountPath: '/data', size: Size.gibibytes(10) },
          {
            name: 'shared',
            mountPath: '/data/shared',
            size: Size.mebibytes(512),
            accessModes: [PersistentVolumeAccessMode.READ_WRITE_MANY, PersistentVolumeAccessMode.READ_ONLY_MANY],
          },
        ],
      }),
    );
    expect(spec.volumeClaimTemplates).toEqual([
      {
        metadata: { name: 'data' },
        spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '10Gi' } } },
      },
      {
        metadata: { name: 'shared' },
        spec: { accessModes: ['ReadWriteMany', 'ReadOnlyMany'], resources: { requests: { storage: '512Mi' } } },
      },
    ]);
    expect(spec.template.spec.containers[0].volumeMounts).toMatchObject([
      { name: 'data', mountPath: '/data' },
      { name: 'shared', mountPath: '/data/shared' },
      { name: 'tmp' },
    ]);
  });

  test('a container with a name: it keeps it', () => {
    const container = new ProbedContainer(containerProps({ name: 'server' }));
    expect(statefulSetOf(appProps({ container })).spec.template.spec.containers[0].name).toBe('server');
  });

  test.each([
    [Exposure.clusterIp(), { ports: [{ name: 'http', port: 8080, targetPort: 8080 }] }],
    [Exposure.clusterIp({ port: 80 }), { ports: [{ name: 'http', port: 80, targetPort: 8080 }] }],
    [Exposure.nodePort(), { type: 'NodePort', ports: [{ name: 'http', port: 8080, targetPort: 8080 }] }],
    [
      Exposure.nodePort({ nodePort: 30007, port: 80 }),
      { type: 'NodePort', ports: [{ name: 'http', port: 80, targetPort: 8080, nodePort: 30007 }] },
    ],
    [
      Exposure.loadBalancer({ port: 443 }),
      { type: 'LoadBalancer', ports: [{ name: 'http', port: 443, targetPort: 8080 }] },
    ],
  ])('expose: it has an outside Service apart from the governing one (%#)', (expose, expected) => {
    const manifests = manifestsOf(appProps({ expose }));
    const outside = only(manifests, 'Service', 'web-external');
    expect(outside.metadata).toEqual({ name: 'web-external', labels: LABELS });
    expect(outside.spec).toEqual({ selector: { app: 'web' }, ...expected });
    expect(only(manifests, 'Service', 'web').spec.clusterIP).toBe('None');
  });
});

describe('pods that can be spared', () => {
  test.each([0, 1])('with %d replicas there is no budget and no spread', (replicas) => {
    const manifests = manifestsOf(appProps({ replicas }));
    expect(manifests.map(({ kind }) => kind)).toEqual(['Service', 'StatefulSet']);
    expect(only(manifests, 'StatefulSet').spec.template.spec.topologySpreadConstraints).toBeUndefined();
  });

  test('from two replicas on a drained node may take one at a time', () => {
    const budget = only(manifestsOf(appProps({ replicas: 2 })), 'PodDisruptionBudget');
    expect(budget).toEqual({
      apiVersion: 'policy/v1',
      kind: 'PodDisruptionBudget',
      metadata: { name: 'web', labels: LABELS },
      spec: { maxUnavailable: 1, selector: SELECTOR },
    });
  });

  test('from two replicas on they are spread over nodes and zones', () => {
    const { topologySpreadConstraints } = statefulSetOf(appProps({ replicas: 2 })).spec.template.spec;
    const constraint = { maxSkew: 1, whenUnsatisfiable: 'ScheduleAnyway', labelSelector: SELECTOR };
    expect(topologySpreadConstraints).toEqual([
      { ...constraint, topologyKey: 'kubernetes.io/hostname' },
      { ...constraint, topologyKey: 'topology.kubernetes.io/zone' },
    ]);
  });
});

describe('what was given up', () => {
  const weakened = (reason: string) =>
    appProps({
      container: new ProbedContainer(
        containerProps({
          image: Image.mutable('app:latest', { reason }),
          security: Security.restricted({ except: { readOnlyRootFilesystem: reason } }),
        }),
      ),
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
  test('of pods resolve within the namespace', () => {
    expect(new PersistentStatefulApp(aChart(), 'app', appProps()).dnsName(1)).toBe('web-1.web');
  });

  test('of pods say their namespace where the chart names one', () => {
    const app = new PersistentStatefulApp(aChart('prod'), 'app', appProps());
    expect(app.dnsName(0)).toBe('web-0.web.prod.svc');
    expect(app.governingService.dnsName).toBe('web.prod.svc');
  });

  test('of pods that can’t be are refused', () => {
    const app = new PersistentStatefulApp(aChart(), 'app', appProps());
    expect(() => app.dnsName(-1)).toThrow(
      'chart/app was given what it cannot take:\n  ordinal is -1, and must be a whole number from 0 to 2147483647',
    );
  });

  test('do not depend on where the construct stands or what it is called', () => {
    const chart = aChart();
    new PersistentStatefulApp(new Chart(chart, 'deeper'), 'otherwise', appProps());
    const [deeper] = chart.node.children as Chart[];
    expect(Testing.synth(deeper as Chart)).toEqual(manifestsOf(appProps()));
  });

  test('may be the same in two namespaces', () => {
    const app = new App();
    for (const namespace of ['one', 'two']) {
      new PersistentStatefulApp(new Chart(app, namespace, { namespace }), 'app', appProps());
    }
    expect(app.charts.flatMap((chart) => chart.toJson())).toHaveLength(4);
  });
});

describe('it can be patched', () => {
  test('as any object of CDK8s', () => {
    const chart = aChart();
    const app = new PersistentStatefulApp(chart, 'app', appProps({ replicas: 2, expose: Exposure.nodePort() }));
    expect(app.statefulSet.kind).toBe('StatefulSet');
    expect(app.podDisruptionBudget?.kind).toBe('PodDisruptionBudget');
    expect(app.governingService.apiObject.kind).toBe('Service');
    expect(app.outsideService?.name).toBe('web-external');
  });
});

describe('it refuses', () => {
  const NAME =
    'a name of 1 to 52 characters, lower-case letters, digits and "-", that begins with a letter and ends with a letter or digit';
  const PATH = 'an absolute path such as /data, without ":", "//", "." or ".." as a part, or "/" at its end';
  const COUNT = 'a whole number from 0 to 2147483647';
  const SIZE = 'a Size of more than 0, such as Size.gibibytes(1)';
  const claim = { name: 'data', mountPath: '/data', size: Size.gibibytes(1) };
  const port = (number: number, name = 'http') => new ProbedContainer(containerProps({ port: { name, number } }));
  const mounting = (mountPath: string, name: string) =>
    new ProbedContainer(containerProps({ mounts: [{ volume: Volume.emptyDir({ name }), mountPath }] }));

  test.each<[string, Partial<PersistentStatefulAppProps>, string]>([
    ['negative replicas', { replicas: -1 }, `replicas is -1, and must be ${COUNT}`],
    ['half a replica', { replicas: 2.5 }, `replicas is 2.5, and must be ${COUNT}`],
    ['NaN replicas', { replicas: Number.NaN }, `replicas is NaN, and must be ${COUNT}`],
    ['replicas in words', { replicas: wrong('3') }, `replicas is '3', and must be ${COUNT}`],
    ['a name with capitals', { name: 'Web' }, `name is 'Web', and must be ${NAME}`],
    ['a name with a dot', { name: 'web.app' }, `name is 'web.app', and must be ${NAME}`],
    ['a name with a digit in front', { name: '3scale' }, `name is '3scale', and must be ${NAME}`],
    ['a name of 53 characters', { name: 'a'.repeat(53) }, `name is '${'a'.repeat(53)}', and must be ${NAME}`],
    ['an empty name', { name: '' }, `name is '', and must be ${NAME}`],
    ['no name', { name: undefined }, `name is not given, and must be ${NAME}`],
    ['port 0', { container: port(0) }, 'container.port.number is 0, and must be a whole number from 1 to 65535'],
    ['port 65536', { container: port(65536) }, 'container.port.number is 65536, and must be a whole number from 1 to'],
    [
      'a port name of 16 characters',
      { container: port(80, 'sixteen-letters-') },
      `container.port.name is 'sixteen-letters-', and must be a name of 1 to 15 characters, lower-case letters, digits and single "-" between them, with at least one letter`,
    ],
    [
      'node port 3000',
      { expose: Exposure.nodePort({ nodePort: 3000 }) },
      'expose.nodePort is 3000, and must be a whole number from 30000 to 32767',
    ],
    [
      'a negative partition',
      { updateStrategy: UpdateStrategy.canary({ partition: -1 }) },
      `updateStrategy.partition is -1, and must be ${COUNT}`,
    ],
    ['a negative group', { fsGroup: -1 }, `fsGroup is -1, and must be ${COUNT}`],
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
      'an exposure by its name',
      { expose: wrong('NodePort') },
      `expose is 'NodePort', and must be an Exposure, such as Exposure.nodePort()`,
    ],
    [
      'no container',
      { container: undefined },
      'container is not given, and must be a ProbedContainer: new ProbedContainer({ … })',
    ],
    ['no claims', { claims: [] }, 'claims is [], and must be a list of at least 1 of { name, mountPath, size }'],
    [
      'a relative mount path',
      { claims: [{ ...claim, mountPath: 'data' }] },
      `claims[0].mountPath is 'data', and must be ${PATH}`,
    ],
    [
      'a mount path that leaves its folder',
      { claims: [{ ...claim, mountPath: '/data/../etc' }] },
      `claims[0].mountPath is '/data/../etc', and must be ${PATH}`,
    ],
    [
      'two claims at one path',
      { claims: [claim, { ...claim, name: 'more' }] },
      `claims[1].mountPath is '/data', and must be given once: [0] has it already`,
    ],
    [
      'two claims of one name',
      { claims: [claim, { ...claim, mountPath: '/more' }] },
      `claims[1].name is 'data', and must be given once: [0] has it already`,
    ],
    [
      'a claim and a volume at one path',
      { container: mounting('/data', 'cache') },
      `container.mounts[/data] is '/data', and must be a path of its own: the claim data is mounted there`,
    ],
    [
      'a claim and a volume of one name',
      { container: mounting('/cache', 'data') },
      `container.mounts[/cache] is 'data', and must be a volume with a name of its own: what is at /data has it`,
    ],
    ['a size of 0', { claims: [{ ...claim, size: Size.gibibytes(0) }] }, `claims[0].size is 0Gi, and must be ${SIZE}`],
    [
      'a size of NaN',
      { claims: [{ ...claim, size: Size.gibibytes(Number.NaN) }] },
      `claims[0].size is NaNGi, and must be ${SIZE}`,
    ],
    ['a size in words', { claims: [{ ...claim, size: wrong('1Gi') }] }, `claims[0].size is '1Gi', and must be ${SIZE}`],
    [
      'an access mode that doesn’t exist',
      { claims: [{ ...claim, accessModes: wrong(['ReadWriteTwice']) }] },
      `claims[0].accessModes[0] is 'ReadWriteTwice', and must be one of ReadWriteOnce, ReadOnlyMany, ReadWriteMany, ReadWriteOncePod`,
    ],
    [
      'a property that does not exist',
      wrong({ replica: 3 }),
      'replica is 3, and must be left out: there is no such property, there are name, container, claims, replicas,',
    ],
    [
      'latest without a reason',
      { container: new ProbedContainer(containerProps({ image: Image.of(wrong('app:latest')) })) },
      `container.image is 'app:latest', and must be an image whose tag does not move`,
    ],
  ])('%s', (_, props, message) => {
    const make = () => new PersistentStatefulApp(aChart(), 'app', appProps(props));
    expect(make).toThrow('chart/app was given what it cannot take:\n');
    expect(make).toThrow(message);
  });

  test('everything that is wrong at once, each with its place', () => {
    const make = () =>
      new PersistentStatefulApp(aChart(), 'app', { ...appProps({ name: 'Web', replicas: -1 }), container: port(0) });
    expect(make).toThrow(
      [
        'chart/app was given what it cannot take:',
        `  name is 'Web', and must be ${NAME}`,
        '  container.port.number is 0, and must be a whole number from 1 to 65535',
        `  replicas is -1, and must be ${COUNT}`,
      ].join('\n'),
    );
  });

  test('what is wrong within a list beside what is wrong between its items', () => {
    const { problems } = refusal({ claims: [claim, { ...claim, size: Size.gibibytes(0) }] });
    expect(problems.map(({ path }) => path)).toEqual(['claims[1].size', 'claims[1].name', 'claims[1].mountPath']);
  });

  test('with a stack trace that begins where the app was made', () => {
    const error = refusal({ replicas: -1 });
    const [first] = String(error.stack)
      .split('\n')
      .filter((line) => line.includes(' at '));
    expect(first).toContain('persistent-stateful-app.test.ts');
  });

  test('with an error that programs can read', () => {
    const { path, problems } = refusal({ replicas: -1 });
    expect(path).toBe('chart/app');
    expect(problems).toEqual([{ path: 'replicas', value: -1, allowed: COUNT }]);
  });

  test('two apps of one name in a chart', () => {
    const chart = aChart();
    new PersistentStatefulApp(chart, 'one', appProps());
    expect(() => new PersistentStatefulApp(chart, 'two', appProps())).toThrow(
      `chart/two was given what it cannot take:\n  name is 'web', and must be given once: chart/one has it already`,
    );
  });

  test('two apps of one name in charts that are applied to one namespace', () => {
    const app = new App();
    new PersistentStatefulApp(new Chart(app, 'a'), 'app', appProps());
    expect(() => new PersistentStatefulApp(new Chart(app, 'b'), 'app', appProps())).toThrow('a/app has it already');
  });

  test('an app named as the outside Service of another', () => {
    const chart = aChart();
    new PersistentStatefulApp(chart, 'one', appProps({ expose: Exposure.nodePort() }));
    expect(() => new PersistentStatefulApp(chart, 'two', appProps({ name: 'web-external' }))).toThrow(
      `name is 'web-external', and must be given once: chart/one has it already`,
    );
  });

  test('a node port that another app has', () => {
    const chart = aChart();
    const expose = Exposure.nodePort({ nodePort: 30007 });
    new PersistentStatefulApp(chart, 'one', appProps({ expose }));
    expect(() => new PersistentStatefulApp(chart, 'two', appProps({ name: 'two', expose }))).toThrow(
      'chart/two was given what it cannot take:\n  expose.nodePort is 30007, and must be given once: chart/one has it already',
    );
  });

  test('properties that are none', () => {
    expect(() => new PersistentStatefulApp(aChart(), 'app', wrong(undefined))).toThrow(
      'props is not given, and must be an object with name, container, claims,',
    );
  });
});

function refusal(props: Partial<PersistentStatefulAppProps>): InvalidProperties {
  try {
    new PersistentStatefulApp(aChart(), 'app', appProps(props));
  } catch (error) {
    if (error instanceof InvalidProperties) return error;
  }
  throw new Error('it was not refused');
}

describe('it takes what is unusual and legal', () => {
  test.each<[string, Partial<PersistentStatefulAppProps>]>([
    ['a name of 52 characters', { name: `a${'-'.repeat(50)}z` }],
    ['a name of one character', { name: 'a' }],
    ['a partition above the replicas', { updateStrategy: UpdateStrategy.canary({ partition: 9 }) }],
    ['half a size', { claims: [{ name: 'data', mountPath: '/data', size: Size.gibibytes(10.5) }] }],
    ['the root group', { fsGroup: 0 }],
    ['node port 32767', { expose: Exposure.nodePort({ nodePort: 32767 }) }],
  ])('%s', (_, props) => {
    expect(statefulSetOf(appProps(props)).kind).toBe('StatefulSet');
  });
});
