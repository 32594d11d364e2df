import type { Manifest } from '../manifests';

export const APP_IMAGE = 'em1999jay/python-app:1.0.0';
export const CANARY_IMAGE = 'em1999jay/python-app:1.1.0';
const PORT = 5000;

/** What is other about an app than about the plainest one here. */
export interface AppOverrides {
  /** What its StatefulSet says besides. */
  readonly spec?: object;
  /** What its container says besides. */
  readonly container?: object;
  /** What its pods say besides. */
  readonly pod?: object;
  readonly size?: string;
}

/** An app of two pods that fits Pod Security `restricted` and keeps its visits in its claim: all that `verify` looks for. */
export function appManifests(name: string, told: AppOverrides = {}): Manifest[] {
  const labels = { app: name };
  const ports = [{ name: 'http', port: PORT }];
  return [
    { apiVersion: 'v1', kind: 'Service', metadata: { name }, spec: { clusterIP: 'None', selector: labels, ports } },
    {
      apiVersion: 'apps/v1',
      kind: 'StatefulSet',
      metadata: { name },
      spec: {
        serviceName: name,
        replicas: 2,
        podManagementPolicy: 'Parallel',
        selector: { matchLabels: labels },
        template: { metadata: { labels }, spec: { ...pod(told), ...told.pod } },
        volumeClaimTemplates: [claimTemplate(told.size)],
        ...told.spec,
      },
    },
    {
      apiVersion: 'policy/v1',
      kind: 'PodDisruptionBudget',
      metadata: { name },
      spec: { selector: { matchLabels: labels }, maxUnavailable: 1 },
    },
  ];
}

function pod({ container }: AppOverrides): object {
  return {
    automountServiceAccountToken: false,
    terminationGracePeriodSeconds: 2,
    securityContext: {
      runAsNonRoot: true,
      runAsUser: 1000,
      fsGroup: 1000,
      seccompProfile: { type: 'RuntimeDefault' },
    },
    containers: [
      {
        name: 'web',
        image: APP_IMAGE,
        imagePullPolicy: 'IfNotPresent',
        ports: [{ name: 'http', containerPort: PORT }],
        env: [{ name: 'VISITS_FILE', value: '/data/visits' }],
        volumeMounts: [{ name: 'data', mountPath: '/data' }],
        livenessProbe: { httpGet: { path: '/', port: 'http' }, periodSeconds: 2 },
        readinessProbe: { httpGet: { path: '/', port: 'http' }, periodSeconds: 1 },
        securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
        ...container,
      },
    ],
  };
}

function claimTemplate(storage = '16Mi'): object {
  return { metadata: { name: 'data' }, spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage } } } };
}

/** A Service by which an app is reached from elsewhere. */
export function externalService(name: string, catches = name): Manifest {
  const spec = { selector: { app: catches }, ports: [{ port: PORT }] };
  return { apiVersion: 'v1', kind: 'Service', metadata: { name: `${name}-external` }, spec };
}

/** A claim that all pods of an app mount, as those of a Deployment would. */
export function sharedClaim(name: string): Manifest {
  const spec = { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '16Mi' } } };
  return { apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata: { name }, spec };
}

/** Pods with this volume at `/data`, and no claim templates. */
export function withVolume(volume: object): AppOverrides {
  return { pod: { volumes: [{ name: 'data', ...volume }] }, spec: { volumeClaimTemplates: undefined } };
}

/** An update strategy that leaves pods below an ordinal alone. */
export const withPartition = (partition: number) => ({
  updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition } },
});
