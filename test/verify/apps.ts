import type { Manifest } from '../manifests';

export const APP_IMAGE = 'em1999jay/python-app:1.0.0';
export const CANARY_IMAGE = 'em1999jay/python-app:1.1.0';
const PORT = 5000;

/** Fields that an app has besides those of the default one. */
export interface AppOverrides {
  /** Fields of the StatefulSet's spec. */
  readonly spec?: object;
  /** Fields of the container. */
  readonly container?: object;
  /** Fields of the pod spec. */
  readonly pod?: object;
  /** The storage that the claim template requests. */
  readonly size?: string;
}

/** The manifests of an app that passes `verify`: two pods that store their visits in claims, under Pod Security `restricted`. */
export function appManifests(name: string, overrides: AppOverrides = {}): Manifest[] {
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
        template: { metadata: { labels }, spec: { ...createPodSpec(overrides), ...overrides.pod } },
        volumeClaimTemplates: [createClaimTemplate(overrides.size)],
        ...overrides.spec,
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

function createPodSpec({ container }: AppOverrides): object {
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

function createClaimTemplate(storage = '16Mi'): object {
  return { metadata: { name: 'data' }, spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage } } } };
}

/** A Service with a cluster IP that selects the pods of an app. */
export function externalService(name: string, selectedApp = name): Manifest {
  const spec = { selector: { app: selectedApp }, ports: [{ port: PORT }] };
  return { apiVersion: 'v1', kind: 'Service', metadata: { name: `${name}-external` }, spec };
}

/** A claim that all pods of an app can mount by its name. */
export function sharedClaim(name: string): Manifest {
  const spec = { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '16Mi' } } };
  return { apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata: { name }, spec };
}

/** Mounts a volume at `/data` instead of a claim of its own. */
export function withVolume(volume: object): AppOverrides {
  return { pod: { volumes: [{ name: 'data', ...volume }] }, spec: { volumeClaimTemplates: undefined } };
}

/** An update strategy with a partition. */
export const withPartition = (partition: number) => ({
  updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition } },
});
