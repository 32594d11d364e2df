import { ApiObject, App, Chart, Duration, JsonPatch, Size, Testing } from 'cdk8s';
import {
  ConfigMap,
  Cpu,
  EnvFieldPaths,
  EnvValue,
  HorizontalPodAutoscaler,
  Ingress,
  IngressBackend,
  Metric,
  MetricTarget,
  NetworkPolicy,
  NetworkPolicyPort,
  ResourceFieldPaths,
  Role,
  RoleBinding,
  ServiceAccount,
} from 'cdk8s-plus-28';
import {
  type ClaimTemplate,
  Exposure,
  Image,
  InitContainer,
  type OutsideService,
  PersistentStatefulApp,
  type PersistentStatefulAppProps,
  PreStop,
  Probe,
  ProbedContainer,
  Security,
  Volume,
} from '../../lib/constructs';
import type { Manifest } from '../manifests';
import { kubectl, listOf, TestNamespace } from './kubectl';

const IMAGE = Image.of('em1999jay/python-app:1.0.0');
const READY_SECONDS = 180;
const security = Security.restricted({ runAsUser: 1000 });
const ALWAYS_SUCCEEDING_PROBE = Probe.exec({ command: ['sh', '-c', 'true'], period: Duration.seconds(1) });

const data: ClaimTemplate = { name: 'data', mountPath: '/data', size: '0.5Gi' };
const archive: ClaimTemplate = {
  name: 'archive',
  mountPath: '/archive',
  size: '10M',
  subPath: 'web',
  labels: { tier: 'cold' },
};

let namespace: TestNamespace;

/** Creates an app with nearly all properties, and the objects that it refers to. */
function createApp(color: string, more: Partial<PersistentStatefulAppProps> = {}) {
  const chart = new Chart(new App(), 'chart', { namespace: namespace.name });
  const config = new ConfigMap(chart, 'config', { metadata: { name: 'config' }, data: { color, size: 'big' } });
  const serviceAccount = new ServiceAccount(chart, 'account', { metadata: { name: 'web' } });
  const app = new PersistentStatefulApp(chart, 'app', {
    name: 'web',
    ordinalsStart: 1,
    replicas: 2,
    container: new ProbedContainer({
      image: IMAGE,
      port: { name: 'http', number: 5000 },
      liveness: Probe.tcpSocket(),
      readiness: Probe.httpGet({ path: '/', port: 'http', period: Duration.seconds(1) }),
      startup: Probe.tcpSocket({ period: Duration.seconds(1), failureThreshold: 60 }),
      preStop: PreStop.exec({ command: ['sh', '-c', 'echo stopped >> /data/stops'], duration: Duration.seconds(2) }),
      env: [
        { name: 'VISITS_FILE', value: '/data/visits' },
        { name: 'POD', value: EnvValue.fromFieldRef(EnvFieldPaths.POD_NAME) },
        { name: 'MEMORY', value: EnvValue.fromResource(ResourceFieldPaths.MEMORY_LIMIT, { divisor: '1Mi' }) },
      ],
      envFrom: [{ configMap: config, prefix: 'CONFIG_' }],
      resources: { cpu: { request: Cpu.millis(10) }, memory: { limit: Size.mebibytes(128) } },
      mounts: [
        {
          volume: Volume.configMap({ name: 'config', configMap: config, items: { color: 'colors/main' } }),
          mountPath: '/etc/config',
        },
      ],
      security,
    }),
    sidecars: [
      new ProbedContainer({
        name: 'reader',
        image: IMAGE,
        command: ['python3', '-m', 'http.server'],
        args: ['8000'],
        workingDir: '/data',
        port: { name: 'files', number: 8000 },
        liveness: ALWAYS_SUCCEEDING_PROBE,
        readiness: Probe.tcpSocket({ period: Duration.seconds(1) }),
        mounts: [{ volume: Volume.ofClaim(data), mountPath: '/data', readOnly: true }],
        security,
      }),
    ],
    initContainers: [
      new InitContainer({
        name: 'prepare',
        image: IMAGE,
        command: ['sh', '-c', 'echo prepared > /data/prepared'],
        mounts: [{ volume: Volume.ofClaim(data), mountPath: '/data' }],
        security,
      }),
    ],
    claims: [data, archive],
    deleteClaims: { whenScaled: 'the test wants to see it', whenDeleted: 'the test wants to see it' },
    minReady: Duration.seconds(1),
    terminationGracePeriod: Duration.seconds(5),
    publishNotReadyAddresses: true,
    serviceAccount,
    hostAliases: [{ ip: '203.0.113.7', hostnames: ['elsewhere.example.com'] }],
    nodeSelector: { 'kubernetes.io/os': 'linux' },
    tolerations: [{ key: 'example.com/reserved', effect: 'NoExecute', duration: Duration.seconds(60) }],
    affinity: {
      podAntiAffinity: {
        preferredDuringSchedulingIgnoredDuringExecution: [
          {
            weight: 1,
            podAffinityTerm: { topologyKey: 'kubernetes.io/hostname', labelSelector: { matchLabels: { app: 'web' } } },
          },
        ],
      },
    },
    expose: Exposure.clusterIp({ port: 80, otherPorts: [{ target: 'files' }] }),
    ...more,
  });
  return { chart, app, config, serviceAccount };
}

const apply = ({ chart }: { chart: Chart }) =>
  namespace.kubectl(['apply', '--filename=-'], listOf(Testing.synth(chart)));
const waitForRollout = () => namespace.kubectl(['rollout', 'status', 'statefulset/web', `--timeout=${READY_SECONDS}s`]);
const exec = (pod: string, container: string, script: string) =>
  namespace.kubectl(['exec', pod, `--container=${container}`, '--', 'sh', '-c', script]).trim();
const listNames = (kind: string): string[] =>
  namespace
    .get(kind)
    .items.map(({ metadata }: Manifest) => metadata.name)
    .sort();
/** Waits until claims are deleted. */
const waitForDeletion = (...claims: readonly string[]) =>
  namespace.kubectl(['wait', 'pvc', ...claims, '--for=delete', `--timeout=${READY_SECONDS}s`]);
const listPodUids = (): string[] => namespace.get('pods').items.map(({ metadata }: Manifest) => metadata.uid);

beforeAll(() => {
  namespace = TestNamespace.create({ 'pod-security.kubernetes.io/enforce': 'restricted' });
  apply(createApp('blue'));
  waitForRollout();
});

afterAll(() => namespace?.delete());

test('an app with nearly all properties gets ready under Pod Security restricted', () => {
  expect(namespace.get('statefulset', 'web').status.readyReplicas).toBe(2);
});

test('podNames, claimNames and dnsName of an app match the cluster', () => {
  const { app } = createApp('blue');
  expect(listNames('pods')).toEqual([...app.podNames]);
  expect(listNames('persistentvolumeclaims')).toEqual([...app.claimNames].sort());
  const resolve = `import socket; print(socket.gethostbyname('${app.dnsName(2)}'))`;
  expect(exec('web-1', 'web', `python3 -c "${resolve}"`)).toBe(namespace.get('pod', 'web-2').status.podIP);
});

test('sets environment variables from pod fields, resources and ConfigMaps', () => {
  expect(exec('web-1', 'web', 'echo $POD $MEMORY $CONFIG_color $CONFIG_size')).toBe('web-1 128 blue big');
});

test('mounts only the chosen key of a ConfigMap, at the chosen path', () => {
  expect(exec('web-1', 'web', 'cat /etc/config/colors/main; ls /etc/config')).toBe('bluecolors');
});

test('init containers write to claims, and a sidecar cannot write to a read-only mount', () => {
  expect(exec('web-1', 'reader', 'cat prepared')).toBe('prepared');
  expect(() => exec('web-1', 'reader', 'echo no > /data/no')).toThrow('Read-only file system');
});

test('gives each container its own /tmp', () => {
  exec('web-1', 'web', 'echo mine > /tmp/file');
  exec('web-1', 'reader', 'test ! -e /tmp/file && echo mine > /tmp/other');
  expect(exec('web-1', 'web', 'ls /tmp')).toBe('file');
});

test('a container writes to a claim that is mounted by subPath', () => {
  expect(exec('web-1', 'web', 'echo x > /archive/x && ls /archive')).toContain('x');
});

test('writes host aliases to /etc/hosts', () => {
  expect(exec('web-1', 'web', 'cat /etc/hosts')).toMatch(/203\.0\.113\.7\s+elsewhere\.example\.com/);
});

test('the external Service leads to the ports of the container and of the sidecar', () => {
  const fetch = (url: string) =>
    exec('web-2', 'web', `python3 -c "import urllib.request as r; print(r.urlopen('${url}', timeout=10).status)"`);
  expect(fetch('http://web-external/')).toBe('200');
  expect(fetch('http://web-external:8000/prepared')).toBe('200');
});

test('runs the preStop hook before a pod stops', async () => {
  await namespace.replacePods(['web-2'], READY_SECONDS);
  expect(exec('web-2', 'web', 'cat /data/stops')).toContain('stopped');
});

describe('a changed ConfigMap', () => {
  test('restarts no pod of its app if only a label changes', () => {
    const before = listPodUids();
    const labeled = createApp('blue');
    ApiObject.of(labeled.config).metadata.addLabel('a', 'label');
    apply(labeled);
    waitForRollout();
    expect(listPodUids()).toEqual(before);
  });

  test('restarts the pods of its app if its data changes', () => {
    apply(createApp('red'));
    waitForRollout();
    expect(exec('web-1', 'web', 'echo $CONFIG_color')).toBe('red');
  });
});

test('the API server accepts an autoscaler, a NetworkPolicy, an Ingress and a RoleBinding for an app', () => {
  const { chart, app, serviceAccount } = createApp('red', { replicas: undefined });
  new HorizontalPodAutoscaler(chart, 'scaler', {
    metadata: { name: 'web' },
    target: app,
    minReplicas: 2,
    maxReplicas: 3,
    metrics: [Metric.resourceMemory(MetricTarget.averageValue(100))],
  });
  const peer = { peer: app, ports: [NetworkPolicyPort.tcp(5000)] };
  new NetworkPolicy(chart, 'policy', { metadata: { name: 'web' }, selector: app, ingress: { rules: [peer] } });
  new Ingress(chart, 'ingress', { metadata: { name: 'web' } }).addRule(
    '/',
    IngressBackend.fromService(app.outsideService as OutsideService, { port: 80 }),
  );
  const role = new Role(chart, 'role', { metadata: { name: 'web' } });
  new RoleBinding(chart, 'binding', { metadata: { name: 'web' }, role }).addSubjects(serviceAccount);
  const accepted = namespace.kubectl(['apply', '--dry-run=server', '--filename=-'], listOf(Testing.synth(chart)));
  for (const kind of ['horizontalpodautoscaler', 'networkpolicy', 'ingress', 'rolebinding'])
    expect(accepted).toContain(kind);
});

test('the API server accepts a field that a JSON patch adds', () => {
  const patched = createApp('red');
  ApiObject.of(patched.app).addJsonPatch(JsonPatch.add('/spec/template/spec/enableServiceLinks', false));
  const manifest = listOf(Testing.synth(patched.chart));
  const accepted = JSON.parse(
    namespace.kubectl(['apply', '--dry-run=server', '--output=json', '--filename=-'], manifest),
  );
  const { spec } = accepted.items.find(({ kind }: Manifest) => kind === 'StatefulSet');
  expect(spec.template.spec.enableServiceLinks).toBe(false);
});

describe('with deleteClaims', () => {
  test('deletes the claims of a pod when replicas shrink', () => {
    apply(createApp('red', { replicas: 1 }));
    waitForDeletion('archive-web-2', 'data-web-2');
    expect(listNames('persistentvolumeclaims')).toEqual(['archive-web-1', 'data-web-1']);
  });

  test('deletes all claims with the StatefulSet', () => {
    namespace.kubectl(['delete', 'statefulset', 'web']);
    waitForDeletion('archive-web-1', 'data-web-1');
    expect(listNames('persistentvolumeclaims')).toEqual([]);
  });
});

test('pods get the priority of their PriorityClass', () => {
  const name = `${namespace.name}-high`;
  const priorityClass = { apiVersion: 'scheduling.k8s.io/v1', kind: 'PriorityClass', metadata: { name }, value: 7 };
  kubectl(['create', '--filename=-'], JSON.stringify(priorityClass));
  try {
    apply(createApp('red', { priorityClassName: name, replicas: 1 }));
    waitForRollout();
    expect(namespace.get('pod', 'web-1').spec.priority).toBe(7);
  } finally {
    kubectl(['delete', 'priorityclass', name]);
  }
});

test('a ProbedContainer among the init containers starts before the container of the app, and keeps running', () => {
  const sidecar = new ProbedContainer({
    name: 'first',
    image: IMAGE,
    command: ['sleep', 'infinity'],
    liveness: ALWAYS_SUCCEEDING_PROBE,
    readiness: ALWAYS_SUCCEEDING_PROBE,
    startup: Probe.exec({ command: ['sh', '-c', 'true'], period: Duration.seconds(1), failureThreshold: 60 }),
    preStop: PreStop.sleep({ duration: Duration.seconds(1) }),
    security,
  });
  apply(createApp('red', { initContainers: [sidecar], replicas: 1 }));
  waitForRollout();
  const { containerStatuses, initContainerStatuses } = namespace.get('pod', 'web-1').status;
  const startedAt = ({ state }: Manifest) => Date.parse(state.running.startedAt);
  expect(startedAt(initContainerStatuses[0])).toBeLessThanOrEqual(Math.min(...containerStatuses.map(startedAt)));
});
