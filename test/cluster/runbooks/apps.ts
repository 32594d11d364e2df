import type { Manifest } from '../../manifests';

const IMAGE = 'em1999jay/python-app';

/** The differences from the default StatefulSet of runbook tests. */
export interface StatefulSetOptions {
  readonly name?: string;
  /** The mount paths of its claims, by name. Default: `data` at `/data`. */
  readonly claims?: Readonly<Record<string, string>>;
  readonly size?: string;
  readonly storageClassName?: string;
  readonly claimLabels?: Readonly<Record<string, string>>;
  readonly labels?: Readonly<Record<string, string>>;
  /** The tag of its image. Default: `1.0.0`. */
  readonly version?: string;
  readonly spec?: object;
}

/** Creates a StatefulSet with two pods, which have one claim each by default. */
export function createStatefulSet(options: StatefulSetOptions = {}): Manifest {
  const {
    name = 'web',
    size = '16Mi',
    storageClassName,
    claimLabels,
    labels = { app: 'web' },
    version = '1.0.0',
  } = options;
  const claims = options.claims ?? { data: '/data' };
  return {
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: { name },
    spec: {
      serviceName: 'web',
      replicas: 2,
      selector: { matchLabels: { app: labels.app } },
      template: {
        metadata: { labels },
        spec: {
          terminationGracePeriodSeconds: 1,
          securityContext: { fsGroup: 20_000 },
          containers: [
            {
              name: 'web',
              image: `${IMAGE}:${version}`,
              imagePullPolicy: 'IfNotPresent',
              env: [{ name: 'VISITS_FILE', value: '/data/visits' }],
              // This path writes no file, since a container that is killed while it writes leaves an empty one.
              readinessProbe: { httpGet: { path: '/visits', port: 5000 }, periodSeconds: 1, timeoutSeconds: 10 },
              volumeMounts: Object.entries(claims).map(([claim, mountPath]) => ({ name: claim, mountPath })),
            },
          ],
        },
      },
      volumeClaimTemplates: Object.keys(claims).map((claim) => ({
        metadata: { name: claim, labels: claimLabels },
        spec: { accessModes: ['ReadWriteOnce'], storageClassName, resources: { requests: { storage: size } } },
      })),
      ...options.spec,
    },
  };
}

/** Creates a Service. It is headless by default. */
export function createService(spec: object = { clusterIP: 'None' }, name = 'web', app = 'web'): Manifest {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name },
    spec: { selector: { app }, ports: [{ port: 5000 }], ...spec },
  };
}

/** The fields of a Service that set a node port. */
export const withNodePort = (number: number) => ({ type: 'NodePort', ports: [{ port: 5000, nodePort: number }] });

/** Creates a Deployment with one pod and the container of the StatefulSet. It keeps its data in a claim, if one is named. */
export function createDeployment(
  claimName?: string,
  labels: Readonly<Record<string, string>> = { app: 'web' },
): Manifest {
  const { spec } = createStatefulSet({ labels, claims: claimName === undefined ? {} : { data: '/data' } });
  const volumes = claimName === undefined ? [] : [{ name: 'data', persistentVolumeClaim: { claimName } }];
  const pod = { ...spec.template.spec, volumes };
  if (claimName === undefined) delete pod.containers[0].env;
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web' },
    spec: { replicas: 1, selector: { matchLabels: labels }, template: { metadata: { labels }, spec: pod } },
  };
}

/** Creates a claim. */
export function createClaim(name: string, storage = '16Mi', storageClassName?: string): Manifest {
  const spec = { accessModes: ['ReadWriteOnce'], storageClassName, resources: { requests: { storage } } };
  return { apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata: { name }, spec };
}
