import { readManifests } from '../test/manifest-files';
import { findOnly, type Manifest } from '../test/manifests';

/** The values that differ between the two apps of the lab. */
export interface LabApp {
  readonly name: string;
  readonly image: string;
  readonly port: number;
}

/** Reads the manifests of an app in the lab's document. */
export function readLabManifests(name: string): Manifest[] {
  return readManifests(`lab/manifests/${name}.yaml`);
}

/** Declares the tests that both apps of the lab must pass. */
export function describeLabApp({ name, image, port }: LabApp, manifests: readonly Manifest[]): void {
  const statefulSet = findOnly(manifests, 'StatefulSet', name);
  const pod = statefulSet.spec.template;
  const [container] = pod.spec.containers;

  describe(`${name} of the lab`, () => {
    test('has every field of the lab’s StatefulSet', () => {
      // The lab did not set where python-app keeps its visits.
      const comparable = JSON.parse(JSON.stringify(statefulSet), (_, value) =>
        Array.isArray(value) ? value.filter((item) => item.name !== 'VISITS_FILE') : value,
      );
      expect(comparable).toMatchObject(findOnly(readLabManifests(name), 'StatefulSet'));
    });

    test('has no Secret, no empty field and no name with the hash of a construct path', () => {
      expect(manifests.map(({ kind }) => kind)).not.toContain('Secret');
      expect(JSON.stringify(manifests)).not.toMatch(/\[\]|\{\}|:null|-c8[0-9a-f]{6}\b/);
    });

    test('has the recommended labels on every object and on its pods', () => {
      const labels = { app: name, 'app.kubernetes.io/name': name, 'app.kubernetes.io/managed-by': 'cdk8s' };
      for (const { metadata } of [...manifests, pod]) expect(metadata.labels).toEqual(labels);
    });

    test('starts three pods in parallel', () => {
      expect(statefulSet.spec).toMatchObject({ replicas: 3, podManagementPolicy: 'Parallel' });
    });

    test('runs one container with the name of the app and the image of the lab', () => {
      expect(pod.spec.containers).toHaveLength(1);
      expect(container).toMatchObject({ name, image, imagePullPolicy: 'IfNotPresent' });
    });

    test('gives each pod a claim of 1Gi at /data', () => {
      expect(statefulSet.spec.volumeClaimTemplates).toEqual([
        {
          metadata: { name: 'app-data' },
          spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
        },
      ]);
      expect(container.volumeMounts).toEqual([{ name: 'app-data', mountPath: '/data' }]);
    });

    test('sets fsGroup, so that a container without root writes to its volume', () => {
      expect(pod.spec.securityContext.fsGroup).toBeGreaterThan(0);
    });

    test('probes / after 10 seconds every 5, and for readiness after 5 seconds every 3', () => {
      const httpGet = { path: '/', port };
      expect(container.livenessProbe).toEqual({ httpGet, initialDelaySeconds: 10, periodSeconds: 5 });
      expect(container.readinessProbe).toEqual({ httpGet, initialDelaySeconds: 5, periodSeconds: 3 });
      expect(container.startupProbe).toBeUndefined();
    });

    test('has its port in the container and in the headless Service', () => {
      expect(container.ports).toEqual([{ name: 'http', containerPort: port, protocol: 'TCP' }]);
      expect(findOnly(manifests, 'Service', name).spec).toEqual({
        clusterIP: 'None',
        selector: { app: name },
        ports: [{ name: 'http', protocol: 'TCP', port }],
      });
    });

    test('lets a drain evict one pod at a time', () => {
      const selector = { matchLabels: { app: name } };
      expect(findOnly(manifests, 'PodDisruptionBudget').spec).toEqual({ maxUnavailable: 1, selector });
    });

    test('prefers to spread its pods over nodes and zones, and also runs on a single node', () => {
      const labelSelector = { matchLabels: { app: name } };
      const constraint = { maxSkew: 1, whenUnsatisfiable: 'ScheduleAnyway', labelSelector };
      expect(pod.spec.topologySpreadConstraints).toEqual([
        { ...constraint, topologyKey: 'kubernetes.io/hostname' },
        { ...constraint, topologyKey: 'topology.kubernetes.io/zone' },
      ]);
    });

    test('opts out of two security defaults and of fixed tags, with the reasons on the StatefulSet alone', () => {
      expect(container.securityContext).toEqual({
        allowPrivilegeEscalation: false,
        capabilities: { drop: ['ALL'] },
        seccompProfile: { type: 'RuntimeDefault' },
      });
      expect(Object.keys(statefulSet.metadata.annotations)).toEqual([
        `weakened.${name}/image`,
        `weakened.${name}/readOnlyRootFilesystem`,
        `weakened.${name}/runAsNonRoot`,
      ]);
      expect(pod.metadata.annotations).toBeUndefined();
    });
  });
}
