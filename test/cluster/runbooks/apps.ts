import type { Manifest } from '../../manifests';

const IMAGE = 'em1999jay/python-app';

/** What is other about a StatefulSet than about the plainest one here. */
export interface Told {
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
export function statefulSet(told: Told = {}): Manifest {
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
              // A busy machine answers late.
              readinessProbe: { httpGet: { path: '/', port: 5000 }, periodSeconds: 1, timeoutSeconds: 10 },
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
export function service(spec: object = { clusterIP: 'None' }, name = 'web', app = 'web'): Manifest {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name },
    spec: { selector: { app }, ports: [{ port: 5000 }], ...spec },
  };
}

/** What a Service says to be reached at a port of every node. */
export const nodePort = (number: number) => ({ type: 'NodePort', ports: [{ port: 5000, nodePort: number }] });
