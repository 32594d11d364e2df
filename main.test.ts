import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { read } from './test/manifest-files';
import { type Manifest, only } from './test/manifests';

const dist = mkdtempSync(join(tmpdir(), 'dist-'));
let files: string[];

beforeAll(async () => {
  process.env.CDK8S_OUTDIR = dist;
  jest.spyOn(console, 'log').mockImplementation();
  await import('./main');
  files = readdirSync(dist).sort();
});

afterAll(() => rmSync(dist, { recursive: true }));

expect.addSnapshotSerializer({ test: (value) => typeof value === 'string', print: (value) => value as string });

const textOf = (file: string): string => readFileSync(join(dist, file), 'utf8');
const manifestsOf = (file: string): Manifest[] => read(join(dist, file));
const labApp = (app: string): Manifest[] => manifestsOf(`${app}.k8s.yaml`);

describe('every app', () => {
  test('is what it was', () => {
    expect(files.join('\n')).toMatchSnapshot('files');
    for (const file of files) expect(textOf(file)).toMatchSnapshot(basename(file, '.k8s.yaml'));
  });

  test('holds no Secret, nothing empty that says nothing and no hash of a path', () => {
    for (const file of files) {
      expect(manifestsOf(file).map(({ kind }) => kind)).not.toContain('Secret');
      const text = textOf(file).replaceAll('emptyDir: {}', '');
      expect(text).not.toMatch(/\[\]|\{\}|: null|-c8[0-9a-f]{6}\b|metadata\.addr/);
    }
  });

  test('has each StatefulSet governed by a headless Service that finds its pods', () => {
    for (const manifests of files.map(manifestsOf)) {
      for (const { spec } of manifests.filter(({ kind }) => kind === 'StatefulSet')) {
        const { clusterIP, selector } = only(manifests, 'Service', spec.serviceName).spec;
        expect(clusterIP).toBe('None');
        expect(selector).toEqual(spec.selector.matchLabels);
        expect(spec.template.metadata.labels).toMatchObject(selector);
      }
    }
  });

  test('carries Kubernetes’ recommended labels on every object and pod', () => {
    for (const { metadata, spec } of files.flatMap(manifestsOf)) {
      for (const { labels } of [metadata, spec.template?.metadata ?? metadata]) {
        expect(labels).toMatchObject({
          'app.kubernetes.io/name': expect.stringMatching(/./),
          'app.kubernetes.io/managed-by': 'cdk8s',
        });
      }
    }
  });

  test('gives its reasons on the StatefulSet alone: to reword one restarts nothing', () => {
    for (const { spec } of files.flatMap(manifestsOf)) expect(spec.template?.metadata.annotations).toBeUndefined();
  });
});

describe.each([
  { app: 'python-app', image: 'em1999jay/python-app:latest', port: 5000 },
  { app: 'node-app', image: 'em1999jay/node-moscow-time:latest', port: 3000 },
])('$app', ({ app, image, port }) => {
  let manifests: Manifest[];
  let statefulSet: Manifest;
  let pod: Manifest;
  let container: Manifest;

  beforeAll(() => {
    manifests = labApp(app);
    statefulSet = only(manifests, 'StatefulSet', app);
    pod = statefulSet.spec.template;
    [container] = pod.spec.containers;
  });

  test('says every line that the lab’s StatefulSet says', () => {
    // Where python-app keeps its visits, the lab did not say.
    const said = JSON.parse(JSON.stringify(statefulSet), (_, value) =>
      Array.isArray(value) ? value.filter(({ name }) => name !== 'VISITS_FILE') : value,
    );
    expect(said).toMatchObject(only(read(`lab/manifests/${app}.yaml`), 'StatefulSet'));
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

  test('is found at its port, by the headless Service too', () => {
    expect(container.ports).toEqual([{ name: 'http', containerPort: port, protocol: 'TCP' }]);
    expect(only(manifests, 'Service', app).spec).toEqual({
      clusterIP: 'None',
      selector: { app },
      ports: [{ name: 'http', protocol: 'TCP', port }],
    });
  });

  test('loses one pod at a time to drained nodes', () => {
    expect(only(manifests, 'PodDisruptionBudget').spec).toEqual({
      maxUnavailable: 1,
      selector: { matchLabels: { app } },
    });
  });

  test('prefers to spread its pods, and bears a single node', () => {
    const constraint = { maxSkew: 1, whenUnsatisfiable: 'ScheduleAnyway', labelSelector: { matchLabels: { app } } };
    expect(pod.spec.topologySpreadConstraints).toEqual([
      { ...constraint, topologyKey: 'kubernetes.io/hostname' },
      { ...constraint, topologyKey: 'topology.kubernetes.io/zone' },
    ]);
  });

  test('gives up only what its image can’t bear, and says why', () => {
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
  });
});

describe('python-app', () => {
  test('has its credentials from the Secret my-secret, in this order, and beyond the lab counts visits on its volume', () => {
    const [container] = only(labApp('python-app'), 'StatefulSet').spec.template.spec.containers;
    expect(container.volumeMounts).toEqual([{ name: 'app-data', mountPath: '/data' }]);
    expect(container.env).toEqual([
      { name: 'MY_USER', valueFrom: { secretKeyRef: { name: 'my-secret', key: 'MY_USER' } } },
      { name: 'MY_PASS', valueFrom: { secretKeyRef: { name: 'my-secret', key: 'MY_PASS' } } },
      { name: 'VISITS_FILE', value: '/data/visits' },
    ]);
  });

  test('answers at port 30007 of every node, as the lab’s Service does, by a Service of its own', () => {
    const outside = only(labApp('python-app'), 'Service', 'python-app-external');
    expect(outside.spec).toMatchObject(only(read('lab/manifests/python-app.yaml'), 'Service').spec);
    expect(outside.spec.ports).toEqual([
      { name: 'http', protocol: 'TCP', port: 5000, targetPort: 5000, nodePort: 30007 },
    ]);
  });

  test('replaces its pods one after another when it changes', () => {
    const { spec } = only(labApp('python-app'), 'StatefulSet');
    expect(spec.updateStrategy).toEqual({ type: 'RollingUpdate' });
  });
});

describe('node-app', () => {
  test('holds its first pod back when it changes', () => {
    const { spec } = only(labApp('node-app'), 'StatefulSet');
    expect(spec.updateStrategy).toEqual({ type: 'RollingUpdate', rollingUpdate: { partition: 1 } });
  });

  test('is reached pod by pod only', () => {
    const services = labApp('node-app').filter(({ kind }) => kind === 'Service');
    expect(services.map(({ metadata }) => metadata.name)).toEqual(['node-app']);
  });
});
