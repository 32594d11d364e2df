import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Manifest, only, read } from './test/manifests';

const dist = mkdtempSync(join(tmpdir(), 'dist-'));

beforeAll(async () => {
  process.env.CDK8S_OUTDIR = dist;
  jest.spyOn(console, 'log').mockImplementation();
  await import('./main');
});

afterAll(() => rmSync(dist, { recursive: true }));

expect.addSnapshotSerializer({ test: (value) => typeof value === 'string', print: (value) => value as string });

test('there is a file of manifests for each app', () => {
  expect(readdirSync(dist).sort()).toEqual(['node-app.k8s.yaml', 'python-app.k8s.yaml']);
});

describe.each([
  { app: 'python-app', image: 'em1999jay/python-app:latest', port: 5000 },
  { app: 'node-app', image: 'em1999jay/node-moscow-time:latest', port: 3000 },
])('$app', ({ app, image, port }) => {
  const file = join(dist, `${app}.k8s.yaml`);
  let manifests: Manifest[];
  let statefulSet: Manifest;
  let pod: Manifest;
  let container: Manifest;

  beforeAll(() => {
    manifests = read(file);
    statefulSet = only(manifests, 'StatefulSet', app);
    pod = statefulSet.spec.template;
    [container] = pod.spec.containers;
  });

  test('is what it was', () => {
    expect(readFileSync(file, 'utf8')).toMatchSnapshot();
  });

  test('says every line that the lab’s StatefulSet says', () => {
    const lab = only(read(`test/lab/${app}.yaml`), 'StatefulSet');
    expect(statefulSet).toMatchObject(lab);
  });

  test('runs three pods, all started at once', () => {
    expect(statefulSet.spec).toMatchObject({ replicas: 3, podManagementPolicy: 'Parallel' });
  });

  test('runs one container of its name and image', () => {
    expect(pod.spec.containers).toHaveLength(1);
    expect(container).toMatchObject({ name: app, image, imagePullPolicy: 'IfNotPresent' });
  });

  test('gives each pod a volume of 1Gi at /data that one node may write to', () => {
    expect(statefulSet.spec.volumeClaimTemplates).toEqual([
      {
        metadata: { name: 'app-data' },
        spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
      },
    ]);
    expect(container.volumeMounts).toEqual([{ name: 'app-data', mountPath: '/data' }]);
  });

  test('lets the container write to its volume without root', () => {
    expect(pod.spec.securityContext.fsGroup).toBeGreaterThan(0);
  });

  test('is asked for / after 10 seconds every 5, and after 5 seconds every 3', () => {
    const httpGet = { path: '/', port };
    expect(container.livenessProbe).toEqual({ httpGet, initialDelaySeconds: 10, periodSeconds: 5 });
    expect(container.readinessProbe).toEqual({ httpGet, initialDelaySeconds: 5, periodSeconds: 3 });
    expect(container.startupProbe).toBeUndefined();
  });

  test('is governed by a headless Service of its name that finds its pods', () => {
    const service = only(manifests, 'Service', app);
    expect(statefulSet.spec.serviceName).toBe(app);
    expect(service.spec).toEqual({
      clusterIP: 'None',
      selector: { app },
      ports: [{ name: 'http', protocol: 'TCP', port }],
    });
    expect(container.ports).toEqual([{ name: 'http', containerPort: port, protocol: 'TCP' }]);
  });

  test('finds its pods by a label of its name and nothing else', () => {
    expect(statefulSet.spec.selector).toEqual({ matchLabels: { app } });
    expect(pod.metadata.labels.app).toBe(app);
  });

  test('loses one pod at a time to drained nodes', () => {
    expect(only(manifests, 'PodDisruptionBudget').spec).toEqual({
      maxUnavailable: 1,
      selector: { matchLabels: { app } },
    });
  });

  test('prefers to spread its pods, and bears a single node', () => {
    const constraints: Manifest[] = pod.spec.topologySpreadConstraints;
    expect(constraints.map(({ topologyKey }) => topologyKey)).toEqual([
      'kubernetes.io/hostname',
      'topology.kubernetes.io/zone',
    ]);
    for (const constraint of constraints) {
      expect(constraint).toMatchObject({
        whenUnsatisfiable: 'ScheduleAnyway',
        labelSelector: { matchLabels: { app } },
      });
    }
  });

  test('carries Kubernetes’ recommended labels on every object and pod', () => {
    for (const { metadata } of [...manifests, pod]) {
      expect(metadata.labels).toMatchObject({ 'app.kubernetes.io/name': app, 'app.kubernetes.io/managed-by': 'cdk8s' });
    }
  });

  test('gives up only what its image can’t bear, and says why on the StatefulSet alone', () => {
    expect(container.securityContext).toEqual({
      allowPrivilegeEscalation: false,
      capabilities: { drop: ['ALL'] },
      seccompProfile: { type: 'RuntimeDefault' },
    });
    expect(Object.keys(statefulSet.metadata.annotations)).toEqual([
      `weakened.${app}/image`,
      `weakened.${app}/readOnlyRootFilesystem`,
      `weakened.${app}/runAsNonRoot`,
    ]);
    expect(pod.metadata.annotations).toBeUndefined();
  });

  test('holds no Secret, no empty list or map and no hash of a path', () => {
    const text = readFileSync(file, 'utf8');
    expect(manifests.map(({ kind }) => kind)).not.toContain('Secret');
    expect(text).not.toMatch(/\[\]|\{\}|null|-c8[0-9a-f]{6}\b|metadata\.addr/);
  });
});

describe('python-app', () => {
  test('has its credentials from the Secret my-secret, in this order', () => {
    const [container] = only(read(join(dist, 'python-app.k8s.yaml')), 'StatefulSet').spec.template.spec.containers;
    expect(container.env).toEqual([
      { name: 'MY_USER', valueFrom: { secretKeyRef: { name: 'my-secret', key: 'MY_USER' } } },
      { name: 'MY_PASS', valueFrom: { secretKeyRef: { name: 'my-secret', key: 'MY_PASS' } } },
    ]);
  });

  test('answers at port 30007 of every node, as the lab’s Service does, by a Service of its own', () => {
    const outside = only(read(join(dist, 'python-app.k8s.yaml')), 'Service', 'python-app-external');
    expect(outside.spec).toMatchObject(only(read('test/lab/python-app.yaml'), 'Service').spec);
    expect(outside.spec.ports).toEqual([
      { name: 'http', protocol: 'TCP', port: 5000, targetPort: 5000, nodePort: 30007 },
    ]);
  });

  test('replaces its pods one after another when it changes', () => {
    const { spec } = only(read(join(dist, 'python-app.k8s.yaml')), 'StatefulSet');
    expect(spec.updateStrategy).toEqual({ type: 'RollingUpdate' });
  });
});

describe('node-app', () => {
  test('holds its first pod back when it changes', () => {
    const { spec } = only(read(join(dist, 'node-app.k8s.yaml')), 'StatefulSet');
    expect(spec.updateStrategy).toEqual({ type: 'RollingUpdate', rollingUpdate: { partition: 1 } });
  });

  test('is reached pod by pod only', () => {
    const services = read(join(dist, 'node-app.k8s.yaml')).filter(({ kind }) => kind === 'Service');
    expect(services.map(({ metadata }) => metadata.name)).toEqual(['node-app']);
  });
});
