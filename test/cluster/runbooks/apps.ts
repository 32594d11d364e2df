import type { Manifest } from '../../manifests';

const IMAGE = 'em1999jay/python-app';

/** What is other about a StatefulSet than about the plainest one here. */
export interface StatefulSetOptions {
  readonly name?: string;
  readonly claims?: Readonly<Record<string, string>>;
  readonly size?: string;
  readonly storageClassName?: string;
  readonly claimLabels?: Readonly<Record<string, string>>;
  readonly labels?: Readonly<Record<string, string>>;
  readonly version?: string;
  readonly spec?: object;
}

/** An app of two pods that keeps its data in one claim. */
export function createStatefulSet(told: StatefulSetOptions = {}): Manifest {
  const {
    name = 'web',
    size = '16Mi',
    storageClassName,
    claimLabels,
    labels = { app: 'web' },
    version = '1.0.0',
  } = told;
  const claims = told.claims ?? { data: '/data' };
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
              // It does not write: a container that is killed while it does leaves an empty file. A busy machine answers late.
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
      ...told.spec,
    },
  };
}

/** A headless Service, unless told otherwise. */
export function createService(spec: object = { clusterIP: 'None' }, name = 'web', app = 'web'): Manifest {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name },
    spec: { selector: { app }, ports: [{ port: 5000 }], ...spec },
  };
}

/** What a Service says to be reached at a port of every node. */
export const withNodePort = (number: number) => ({ type: 'NodePort', ports: [{ port: 5000, nodePort: number }] });

/** A Deployment of one pod with the container of the StatefulSet, which keeps its data in a claim. */
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

/** A claim of its own. */
export function createClaim(name: string, storage = '16Mi', storageClassName?: string): Manifest {
  const spec = { accessModes: ['ReadWriteOnce'], storageClassName, resources: { requests: { storage } } };
  return { apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata: { name }, spec };
}
