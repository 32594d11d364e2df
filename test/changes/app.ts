import type { Manifest } from '../manifests';

const labels = { app: 'web' };
const metadata = { name: 'web', labels };

/** A StatefulSet whose pods start in parallel, so that all are created even if none gets ready. */
export const STATEFUL_SET: Manifest = {
  apiVersion: 'apps/v1',
  kind: 'StatefulSet',
  metadata: { name: 'web', labels, annotations: { note: 'first' } },
  spec: {
    serviceName: 'web',
    replicas: 2,
    podManagementPolicy: 'Parallel',
    updateStrategy: { type: 'RollingUpdate' },
    selector: { matchLabels: labels },
    template: {
      metadata: { labels: { app: 'web', tier: 'front' } },
      spec: {
        containers: [
          {
            name: 'web',
            image: 'registry.example.com/web:1.0',
            ports: [
              { name: 'http', containerPort: 8080 },
              { name: 'metrics', containerPort: 9090 },
            ],
            env: [
              { name: 'COLOR', value: 'blue' },
              { name: 'SIZE', value: 'big' },
              { name: 'PASSWORD', valueFrom: { secretKeyRef: { name: 'secret', key: 'password' } } },
            ],
            resources: { requests: { cpu: '100m', memory: '1Gi' } },
            volumeMounts: [
              { name: 'data', mountPath: '/data' },
              { name: 'config', mountPath: '/etc/config' },
              { name: 'scratch', mountPath: '/tmp' },
            ],
            livenessProbe: { httpGet: { path: '/', port: 8080 }, initialDelaySeconds: 10, periodSeconds: 5 },
            readinessProbe: { httpGet: { path: '/ready', port: 'http' } },
          },
        ],
        volumes: [
          { name: 'config', configMap: { name: 'config' } },
          { name: 'scratch', emptyDir: {} },
        ],
      },
    },
    volumeClaimTemplates: [
      {
        metadata: { name: 'data' },
        spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
      },
    ],
  },
};

/** The governing Service of the StatefulSet. */
export const HEADLESS: Manifest = {
  apiVersion: 'v1',
  kind: 'Service',
  metadata,
  spec: { clusterIP: 'None', selector: labels, ports: [{ name: 'http', port: 8080 }] },
};

/** A Service with two ports. */
export const ORDINARY: Manifest = {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'web-internal', labels },
  spec: {
    selector: labels,
    ports: [
      { name: 'http', port: 80, targetPort: 'http' },
      { name: 'metrics', port: 9090 },
    ],
  },
};

/** A Service with a node port. Tests on a cluster replace the port, since changes run side by side. */
export const NODE_PORT: Manifest = {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'web-external', labels },
  spec: {
    type: 'NodePort',
    selector: labels,
    ports: [{ name: 'http', protocol: 'TCP', port: 80, targetPort: 8080, nodePort: 30101 }],
  },
};

export const BUDGET: Manifest = {
  apiVersion: 'policy/v1',
  kind: 'PodDisruptionBudget',
  metadata,
  spec: { selector: { matchLabels: labels }, maxUnavailable: 1 },
};

export const CONFIG: Manifest = {
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'config', labels },
  data: { color: 'blue', size: 'big' },
};

export const SECRET: Manifest = {
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { name: 'secret', labels },
  stringData: { password: 'correct horse' },
};

export const DEPLOYMENT: Manifest = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata,
  spec: {
    replicas: 2,
    selector: { matchLabels: labels },
    template: {
      metadata: { labels },
      spec: {
        containers: [
          {
            name: 'web',
            image: 'registry.example.com/web:1.0',
            env: [
              { name: 'COLOR', value: 'blue' },
              { name: 'SIZE', value: 'big' },
            ],
            ports: [{ name: 'http', containerPort: 8080 }],
            resources: { requests: { cpu: '100m', memory: '1Gi' } },
          },
        ],
      },
    },
  },
};
